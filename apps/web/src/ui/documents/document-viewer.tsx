import { documentKinds, type Rotation, rotations } from '@cradle/domain/documents'
import type { DocumentView } from '@cradle/domain/wire'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { lazy, Suspense, useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { documentFileQuery } from '#web/lib/documents.queries.ts'
import { dateTime } from '#web/lib/format.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { Notice } from '#web/ui/notice.tsx'
import styles from './documents.module.css'
import { PicturePage } from './picture-page.tsx'

const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages.tsx')).PdfPages }))

/** How much larger or smaller a document may be shown, in percent of the width there is. */
const zooms = [50, 75, 100, 150, 200, 300] as const
const WHOLE = zooms.indexOf(100)

type ViewerProps = {
  claimId: string
  documents: readonly DocumentView[]
  /** The one that is shown. */
  shown: DocumentView
  onShow: (documentId: string) => void
  onClose?: () => void
  /** Keeps a turn for everybody; absent, it is turned for whoever looks. */
  onTurn?: (rotation: Rotation) => void
}

/** One document at a time beside what it proves: the next and the one before, larger and smaller, turned, saved. */
export function DocumentViewer({ claimId, documents, shown, onShow, onClose, onTurn }: ViewerProps) {
  const [zoom, setZoom] = useState(WHOLE)
  const [looked, setLooked] = useState<{ id: string; rotation: Rotation }>()
  const rotation = !onTurn && looked?.id === shown.id ? looked.rotation : shown.rotation
  const at = documents.findIndex(({ id }) => id === shown.id)
  const beside = (by: 1 | -1) => documents[at + by]
  const show = (document: DocumentView | undefined) => document && onShow(document.id)
  const turn = () => {
    const next = rotations[(rotations.indexOf(rotation) + 1) % rotations.length]!
    if (onTurn) onTurn(next)
    else setLooked({ id: shown.id, rotation: next })
  }
  const larger = () => setZoom(Math.min(zoom + 1, zooms.length - 1))
  const smaller = () => setZoom(Math.max(zoom - 1, 0))
  usePageKeys([
    { keys: '[', does: '上一份资料', run: () => show(beside(-1)) },
    { keys: ']', does: '下一份资料', run: () => show(beside(1)) },
    { keys: '=', does: '放大资料', run: larger },
    { keys: '-', does: '缩小资料', run: smaller },
    { keys: 't', does: '旋转资料', run: turn },
  ])

  return (
    <section className={styles.viewer} aria-label="资料内容">
      <header>
        <p className={styles.caption}>
          <strong>
            {documentKinds[shown.kind].name} {shown.n}
          </strong>
          <span>
            {shown.name} · {shown.uploadedBy} {dateTime(shown.uploadedAt)}
          </span>
        </p>
        <div className={styles.tools}>
          <span role="status" className={styles.ordinal}>{`第 ${at + 1} 份，共 ${documents.length} 份`}</span>
          <Button size="small" disabled={!beside(-1)} onClick={() => show(beside(-1))}>
            上一份
          </Button>
          <Button size="small" disabled={!beside(1)} onClick={() => show(beside(1))}>
            下一份
          </Button>
          <Button size="small" disabled={zoom === 0} onClick={smaller}>
            缩小
          </Button>
          <Button size="small" disabled={zoom === zooms.length - 1} onClick={larger}>
            放大
          </Button>
          <Button size="small" onClick={turn}>
            旋转
          </Button>
          <SaveButton claimId={claimId} document={shown} />
          {onClose && (
            <Button size="small" onClick={onClose}>
              收起
            </Button>
          )}
        </div>
      </header>
      <Whole key={shown.id} {...{ claimId, document: shown, rotation, percent: zooms[zoom]! }} />
    </section>
  )
}

function Whole({
  claimId,
  document,
  rotation,
  percent,
}: {
  claimId: string
  document: DocumentView
  rotation: Rotation
  percent: number
}) {
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(documentFileQuery(queryClient, claimId, document.id))
  const title = `${documentKinds[document.kind].name} ${document.n}`
  if (error)
    return (
      <Notice tone="block" actions={<Button onClick={() => void refetch()}>重试</Button>}>
        <p>资料没有载入：{sentenceOf(error)}</p>
      </Notice>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in the tab order, so that the keys scroll it
    <div className={styles.sheet} tabIndex={0} role="group" aria-label="资料页面">
      {!data ? (
        <p className={styles.opening}>正在载入</p>
      ) : document.mediaType === 'application/pdf' ? (
        <Suspense fallback={<p className={styles.opening}>正在载入</p>}>
          <PdfPages file={data} {...{ rotation, percent }} />
        </Suspense>
      ) : (
        <PicturePage file={data} title={title} {...{ rotation, percent }} />
      )}
    </div>
  )
}

/** Hands the file over as it is. */
function SaveButton({ claimId, document }: { claimId: string; document: DocumentView }) {
  const queryClient = useQueryClient()
  const { data } = useQuery(documentFileQuery(queryClient, claimId, document.id))
  return (
    <Button size="small" disabled={!data} onClick={() => data && save(data, document.name)}>
      保存
    </Button>
  )
}

function save(file: Blob, name: string) {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
