import { documentKinds } from '@cradle/domain/documents'
import type { DocumentView } from '@cradle/domain/wire'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { documentFileQuery } from '#web/lib/documents.queries.ts'
import styles from './documents.module.css'
import { PicturePage } from './picture-page.tsx'

/** A document small, as a button that shows it whole. A PDF says that it is one. */
export function DocumentPicture({
  claimId,
  document,
  isShown,
  onShow,
}: {
  claimId: string
  document: DocumentView
  isShown: boolean
  onShow: () => void
}) {
  const title = `${documentKinds[document.kind].name} ${document.n}`
  return (
    <button type="button" className={styles.picture} aria-pressed={isShown} title={document.name} onClick={onShow}>
      <span className="visually-hidden">查看{title}</span>
      <span aria-hidden="true">
        {document.mediaType === 'application/pdf' ? (
          <span className={styles.pdf}>PDF</span>
        ) : (
          <Thumbnail claimId={claimId} document={document} title={title} />
        )}
      </span>
    </button>
  )
}

/** Twice as wide as it is shown, for fine screens. */
const WIDTH = 160

function Thumbnail({ claimId, document, title }: { claimId: string; document: DocumentView; title: string }) {
  const queryClient = useQueryClient()
  const { data, isError } = useQuery(documentFileQuery(queryClient, claimId, document.id))
  if (isError) return <span className={styles.pdf}>未能载入</span>
  if (!data) return <span className={styles.loading} />
  return <PicturePage file={data} title={title} rotation={document.rotation} width={WIDTH} />
}
