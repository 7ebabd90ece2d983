import { documentKinds } from '@cradle/domain/documents'
import type { ClaimView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { documentsQuery } from '#web/lib/documents.queries.ts'
import { DocumentPicture } from '#web/ui/documents/document-picture.tsx'
import { DocumentViewer } from '#web/ui/documents/document-viewer.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import styles from './documents-pane.module.css'

/** What was handed in with the claim: one paper whole beside the facts that it proves, the others small to turn to. */
export function DocumentsPane({ claim }: { claim: ClaimView }) {
  const { data, error, refetch } = useQuery(documentsQuery(claim))
  const [shownId, setShown] = useState<string>()
  if (error)
    return (
      <Panel title="资料">
        <Notice tone="block" actions={<Button onClick={() => void refetch()}>重试</Button>}>
          <p>资料没有载入：{sentenceOf(error)}</p>
        </Notice>
      </Panel>
    )
  const items = data?.items ?? []
  const shown = items.find(({ id }) => id === shownId) ?? items[0]
  return (
    <Panel title={`资料 ${items.length} 份`}>
      {data && data.missing.length > 0 && (
        <p className={styles.lacking}>还缺：{data.missing.map((kind) => documentKinds[kind].name).join('、')}</p>
      )}
      {data && items.length === 0 && <p className={styles.none}>没有上传资料。</p>}
      <ul className={styles.documents}>
        {items.map((document) => (
          <li key={document.id}>
            <DocumentPicture
              claimId={claim.id}
              document={document}
              isShown={document.id === shown?.id}
              onShow={() => setShown(document.id)}
            />
            <span>
              {documentKinds[document.kind].name} {document.n}
            </span>
          </li>
        ))}
      </ul>
      {shown && <DocumentViewer claimId={claim.id} documents={items} shown={shown} onShow={setShown} />}
    </Panel>
  )
}
