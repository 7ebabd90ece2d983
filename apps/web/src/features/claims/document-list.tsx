import { type DocumentKind, documentKindNames } from '@cradle/domain/documents'
import type { ClaimView, DocumentsView, DocumentView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { documentsQuery, useDocumentDeeds } from '#web/lib/documents.queries.ts'
import { DocumentViewer } from '#web/ui/documents/document-viewer.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { DocumentGroup } from './document-group.tsx'
import styles from './documents.module.css'
import { useUploadQueue } from './use-upload-queue.ts'

/** The documents of a claim by kind: what is wanted, what is there, what is on its way, and one of them whole. */
export function DocumentList({ claim }: { claim: ClaimView }) {
  const { data, error, refetch } = useQuery(documentsQuery(claim))
  const { queue, files } = useUploadQueue(claim)
  const deeds = useDocumentDeeds(claim)
  const [shownId, setShown] = useState<string>()
  const [removed, setRemoved] = useState<DocumentView[]>([])
  const [refusal, setRefusal] = useState<string>()

  if (!data)
    return error ? (
      <Notice tone="block" actions={<Button onClick={() => void refetch()}>重试</Button>}>
        <p>资料清单没有载入：{sentenceOf(error)}</p>
      </Notice>
    ) : (
      <Skeleton />
    )

  const shown = data.items.find(({ id }) => id === shownId)
  const attempt = (deed: Promise<unknown>) => {
    setRefusal(undefined)
    deed.catch((failure: unknown) => setRefusal(sentenceOf(failure)))
  }
  const remove = (document: DocumentView) =>
    attempt(deeds.remove(document).then(() => setRemoved((others) => [...others, document])))
  const restore = (document: DocumentView) =>
    attempt(deeds.restore(document).then(() => setRemoved((all) => all.filter(({ id }) => id !== document.id))))

  return (
    <div className={styles.list}>
      <Standing data={data} />
      {refusal && (
        <Notice tone="block">
          <p>{refusal}</p>
        </Notice>
      )}
      {kindsOf(data, claim).map((kind) => (
        <DocumentGroup
          key={kind}
          claimId={claim.id}
          kind={kind}
          wanted={wantedOf(claim, kind)}
          needed={data.needed.find((one) => one.kind === kind)}
          items={data.items.filter((one) => one.kind === kind)}
          sending={files.filter((one) => one.kind === kind)}
          removed={removed.filter((one) => one.kind === kind)}
          shownId={shown?.id}
          mayAdd={data.mayAdd}
          mayChange={data.mayChange}
          queue={queue}
          onShow={(id) => setShown(id === shown?.id ? undefined : id)}
          onRemove={remove}
          onRestore={restore}
        >
          {shown?.kind === kind && (
            <DocumentViewer
              claimId={claim.id}
              documents={data.items}
              shown={shown}
              onShow={setShown}
              onClose={() => setShown(undefined)}
              {...(data.mayChange ? { onTurn: (rotation) => attempt(deeds.turn(shown, rotation)) } : {})}
            />
          )}
        </DocumentGroup>
      ))}
    </div>
  )
}

/** What a return wants of this kind, in the reviewer's words. */
const wantedOf = ({ returned }: ClaimView, kind: DocumentKind): string[] =>
  (returned?.pins ?? []).flatMap((pin) => ('documentKind' in pin && pin.documentKind === kind ? [pin.text] : []))

/** What is wanted, and what is there though it is wanted no more. */
const kindsOf = ({ needed, items }: DocumentsView, claim: ClaimView): DocumentKind[] =>
  documentKindNames.filter(
    (kind) =>
      needed.some((one) => one.kind === kind) ||
      items.some((one) => one.kind === kind) ||
      wantedOf(claim, kind).length > 0,
  )

function Standing({ data: { missing, needed } }: { data: DocumentsView }) {
  const required = needed.filter(({ need }) => need === 'required').length
  return (
    <p className={styles.standing} role="status" data-done={missing.length === 0}>
      {missing.length === 0
        ? `必交的 ${required} 种资料都已上传`
        : `必交资料 ${required} 种，还缺 ${missing.length} 种；不影响申报，受理前须补齐`}
    </p>
  )
}
