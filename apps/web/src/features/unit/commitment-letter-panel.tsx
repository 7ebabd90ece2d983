import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { type ChangeEvent, useRef, useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime } from '#web/lib/format.ts'
import { Cancelled } from '#web/lib/upload.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { OpenFileButton } from '#web/ui/open-file-button.tsx'
import { makeGeneralForm } from '#web/ui/print/make-forms.ts'
import { Printing } from '#web/ui/print/printing.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { megabytes, whyNoLetter } from './letter-file.ts'
import styles from './unit.module.css'
import { commitmentLetterQuery, useUploadCommitmentLetter } from './unit.queries.ts'

const kinds = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG 图片', 'image/png': 'PNG 图片' } as const

/** The stamped 承诺书: what is on file, and its upload. Without it no operator can be added. */
export function CommitmentLetterPanel() {
  const { data: letter } = useSuspenseQuery(commitmentLetterQuery)
  const send = useUploadCommitmentLetter()
  const input = useRef<HTMLInputElement>(null)
  const sending = useRef(new AbortController())
  const [part, setPart] = useState<number>()
  const [refusal, setRefusal] = useState<string>()

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    // The same file may be chosen once more after it was put right.
    event.target.value = ''
    if (!file) return
    const why = await whyNoLetter(file)
    setRefusal(why)
    if (why) return
    sending.current = new AbortController()
    setPart(0)
    await send(file, setPart, sending.current.signal).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) setRefusal(sentenceOf(error))
    })
    setPart(undefined)
  }

  return (
    <Panel title="承诺书" actions={letter ? <Tag tone="good">已上传</Tag> : <Tag tone="warn">还没有上传</Tag>}>
      <div className={styles.stack}>
        {letter ? (
          <p>
            {kinds[letter.mediaType]}，{megabytes(letter.bytes)} · {letter.uploadedBy} 于 {dateTime(letter.uploadedAt)}{' '}
            上传
          </p>
        ) : (
          <p>添加经办人前，请上传盖有单位公章的《网上申报承诺书》扫描件或照片，医保经办机构可以查看。</p>
        )}
        {refusal && (
          <Notice tone="block" title="没有上传">
            <p>{refusal}</p>
          </Notice>
        )}
        {part === undefined ? (
          <div className={styles.buttons}>
            <Button type={letter ? 'default' : 'primary'} onClick={() => input.current?.click()}>
              {letter ? '更换承诺书' : '上传承诺书'}
            </Button>
            {letter && <OpenFileButton path="/unit/commitment-letter/file">查看</OpenFileButton>}
            <Printing
              printables={[{ label: '打印空白承诺书', make: (work) => makeGeneralForm('unit-pledge', {}, work) }]}
            />
            <span className={styles.hint}>PDF、JPEG 或 PNG，不超过 5 MB</span>
          </div>
        ) : (
          <div className={styles.buttons}>
            <progress value={part} max={1} aria-label="上传进度" />
            <span role="status">{part < 1 ? `已上传 ${Math.floor(part * 100)}%` : '正在核对文件'}</span>
            <Button size="small" onClick={() => sending.current.abort()}>
              取消
            </Button>
          </div>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept="application/pdf,image/jpeg,image/png"
          aria-label="承诺书文件"
          onChange={(event) => void choose(event)}
        />
      </div>
    </Panel>
  )
}
