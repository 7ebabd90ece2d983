import { type DocumentKind, documentKinds, needs } from '@cradle/domain/documents'
import type { DocumentsView, DocumentView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { DocumentPicture } from '#web/ui/documents/document-picture.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import styles from './documents.module.css'
import type { Sending, UploadQueue } from './upload-queue.ts'

const tones = { required: 'course', conditional: 'quiet', optional: 'quiet' } as const
const ACCEPTED = 'image/jpeg,image/png,application/pdf'

type GroupProps = {
  claimId: string
  kind: DocumentKind
  /** What the agency wants of it, where the claim was returned. */
  wanted: readonly string[]
  needed: DocumentsView['needed'][number] | undefined
  items: readonly DocumentView[]
  sending: readonly Sending[]
  removed: readonly DocumentView[]
  shownId: string | undefined
  mayAdd: boolean
  mayChange: boolean
  queue: UploadQueue
  onShow: (documentId: string) => void
  onRemove: (document: DocumentView) => void
  onRestore: (document: DocumentView) => void
  children: ReactNode
}

/** One kind of document: why it is wanted, what there is of it, and the ways to add more. Files may be dropped on it. */
export function DocumentGroup(props: GroupProps) {
  const { claimId, kind, wanted, needed, items, sending, removed, shownId, mayAdd, mayChange, queue, children } = props
  const { name, hint } = documentKinds[kind]
  const [isOver, setOver] = useState(false)
  const add = (files: FileList | null) => files && queue.add(kind, files)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const isMissing = needed?.need === 'required' && items.length === 0
  return (
    <section
      className={isOver ? `${styles.group} ${styles.over}` : styles.group}
      aria-label={name}
      {...(mayAdd ? { onDragOver: over, onDragLeave: () => setOver(false), onDrop: drop } : {})}
    >
      <header>
        <h2>{name}</h2>
        {needed && <Tag tone={tones[needed.need]}>{needs[needed.need]}</Tag>}
        <span className={styles.count} data-missing={isMissing}>
          {items.length > 0 ? `${items.length} 份` : isMissing ? '还没有上传' : ''}
        </span>
        {mayAdd && <AddButtons name={name} onAdd={add} />}
      </header>
      <p className={styles.hint}>
        {needed?.condition && <>{needed.condition}提交。</>}
        {!needed && '按现在填写的内容不需要这种资料。'}
        {hint}
      </p>
      {wanted.map((text) => (
        <p key={text} className={styles.wanted}>
          要求补正：{text}
        </p>
      ))}
      {items.length > 0 && (
        <ul className={styles.items}>
          {items.map((document) => (
            <li key={document.id}>
              <DocumentPicture
                claimId={claimId}
                document={document}
                isShown={document.id === shownId}
                onShow={() => props.onShow(document.id)}
              />
              {mayChange && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={`移除${name} ${document.n}`}
                  onClick={() => props.onRemove(document)}
                >
                  移除
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sending.length > 0 && (
        <ul className={styles.sending}>
          {sending.map((one) => (
            <OnItsWay key={one.key} one={one} queue={queue} />
          ))}
        </ul>
      )}
      {removed.map((document) => (
        <p key={document.id} className={styles.removed} role="status">
          已移除“{document.name}”
          <Button size="small" type="link" onClick={() => props.onRestore(document)}>
            撤销
          </Button>
        </p>
      ))}
      {children}
    </section>
  )
}

function AddButtons({ name, onAdd }: { name: string; onAdd: (files: FileList | null) => void }) {
  const file = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const chosen = (input: HTMLInputElement) => {
    onAdd(input.files)
    // The same file may be chosen once more.
    input.value = ''
  }
  return (
    <span className={styles.add}>
      <Button
        size="small"
        className={styles.camera}
        aria-label={`拍照：${name}`}
        onClick={() => camera.current?.click()}
      >
        拍照
      </Button>
      <Button size="small" aria-label={`选择文件：${name}`} onClick={() => file.current?.click()}>
        选择文件
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        aria-label={`${name}的文件`}
        onChange={(event) => chosen(event.target)}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={`${name}的照片`}
        onChange={(event) => chosen(event.target)}
      />
    </span>
  )
}

function OnItsWay({ one: { key, file, state }, queue }: { one: Sending; queue: UploadQueue }) {
  return (
    <li>
      <span className={styles.file}>{file.name}</span>
      {state.is === 'waiting' && <span>等待上传</span>}
      {state.is === 'sending' && (
        <>
          <progress value={state.part} max={1} aria-label={`${file.name} 上传进度`} />
          <span>{state.part < 1 ? `${Math.floor(state.part * 100)}%` : '正在核对文件'}</span>
        </>
      )}
      {state.is === 'failed' && (
        <span role="alert" className={styles.failed}>
          没有上传：{state.sentence}
        </span>
      )}
      {state.is === 'failed' && state.mayPass && (
        <Button size="small" onClick={() => queue.retry(key)}>
          重试
        </Button>
      )}
      <Button size="small" onClick={() => queue.drop(key)}>
        {state.is === 'failed' ? '知道了' : '取消'}
      </Button>
    </li>
  )
}
