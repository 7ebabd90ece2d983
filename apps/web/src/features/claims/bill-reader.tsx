import type { DraftAnswers } from '@cradle/domain/claim'
import { type BillText, readBillText } from '@cradle/domain/identity'
import Button from 'antd/es/button'
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react'
import { readQrCodes } from '#web/lib/read-qr.ts'
import styles from './bill-reader.module.css'
import type { ChargesForm } from './charges-form.ts'
import { focusField } from './focus-field.ts'

type Told = { tone: 'good' | 'warn'; sentence: string } | undefined

const noCode = '图片里没有找到二维码，请换一张清晰、完整的图片，或对照票据手工填写'
const unreadable = '没有读出图片，请用 JPG 或 PNG 图片，或对照票据手工填写'
const labels = {
  code: '票据代码',
  number: '票据号码',
  checkCode: '校验码',
  issuedOn: '开票日期',
  totalFen: '票据金额',
} as const satisfies Record<keyof BillText, string>

/** Fills an invoice from its electronic bill: a picture of the QR code, chosen, photographed, dropped or pasted, or text. */
export function BillReader({ form, invoice, onClose }: { form: ChargesForm; invoice: number; onClose: () => void }) {
  const id = useId()
  const files = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<Told>()
  const [isReading, setReading] = useState(false)

  function take(text: string): boolean {
    const read = readBillText(text)
    if (!read.ok) {
      setTold({ tone: 'warn', sentence: read.problem })
      return false
    }
    fill(form, invoice, read.bill)
    setTold({ tone: 'good', sentence: filledInWords(form, invoice, read.bill) })
    focusField(`invoices.${invoice}.${firstMissing(read.bill)}`)
    return true
  }

  async function takePicture(picture: File) {
    setReading(true)
    try {
      const texts = await readQrCodes(picture)
      if (texts.length === 0) setTold({ tone: 'warn', sentence: noCode })
      else take(texts.find((text) => readBillText(text).ok) ?? texts[0] ?? '')
    } catch {
      setTold({ tone: 'warn', sentence: unreadable })
    } finally {
      setReading(false)
    }
  }

  /** A picture or text, from the clipboard or dropped. */
  function takeFrom(event: ClipboardEvent | DragEvent, data: DataTransfer) {
    event.preventDefault()
    const picture = [...data.files].find((file) => file.type.startsWith('image/'))
    if (picture) void takePicture(picture)
    else take(data.getData('text/plain'))
  }

  return (
    <section
      className={styles.reader}
      aria-label={`读取票据 ${invoice + 1} 的电子票据`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => takeFrom(event, event.dataTransfer)}
    >
      <label htmlFor={id}>二维码图片或内容</label>
      <div className={styles.ways}>
        <input
          id={id}
          className={styles.paste}
          placeholder="在这里粘贴（Ctrl+V），或把图片拖进来"
          autoComplete="off"
          value=""
          aria-describedby={`${id}-help`}
          onChange={(event) => take(event.target.value)}
          onPaste={(event) => takeFrom(event, event.clipboardData)}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened on purpose, to paste at once
          autoFocus
        />
        <Button loading={isReading} onClick={() => files.current?.click()}>
          选图片或拍照
        </Button>
        <Button type="text" onClick={onClose}>
          收起
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="票据二维码图片"
        accept="image/png,image/jpeg,image/bmp,image/gif"
        onChange={(event) => {
          const [picture] = event.target.files ?? []
          event.target.value = ''
          if (picture) void takePicture(picture)
        }}
      />
      <p id={`${id}-help`} className={styles.help}>
        读取电子票据上的二维码或复制来的票面文字，只在这台电脑上识别，图片不会上传。
      </p>
      <p role="status" className={told && styles[told.tone]}>
        {told?.sentence}
      </p>
    </section>
  )
}

function fill(form: ChargesForm, invoice: number, bill: BillText) {
  const options = { shouldDirty: true, shouldTouch: true, shouldValidate: true }
  form.setValue(`invoices.${invoice}.code`, bill.code, options)
  form.setValue(`invoices.${invoice}.number`, bill.number, options)
  if (bill.checkCode !== undefined) form.setValue(`invoices.${invoice}.checkCode`, bill.checkCode, options)
  if (bill.issuedOn !== undefined) form.setValue(`invoices.${invoice}.issuedOn`, bill.issuedOn, options)
  if (bill.totalFen !== undefined) form.setValue(`invoices.${invoice}.totalFen`, bill.totalFen, options)
}

const parts = Object.keys(labels) as (keyof BillText)[]

/** Where to go on: the first part the code did not tell, else the lines. */
const firstMissing = (bill: BillText) => parts.find((part) => bill[part] === undefined) ?? 'lines'

function filledInWords(form: ChargesForm, invoice: number, bill: BillText): string {
  const filled = parts.filter((part) => bill[part] !== undefined).map((part) => labels[part])
  const missing = parts.filter((part) => bill[part] === undefined).map((part) => labels[part])
  const twin = (form.getValues('invoices') ?? []).findIndex(
    (other: DraftInvoice, index) => index !== invoice && other.code === bill.code && other.number === bill.number,
  )
  return [
    `已填入${filled.join('、')}。`,
    missing.length > 0 ? `二维码里没有${missing.join('、')}，请对照票据填写。` : '',
    twin === -1 ? '' : `这张票据已经是票据 ${twin + 1}，请勿重复填写。`,
  ].join('')
}

type DraftInvoice = NonNullable<DraftAnswers['charges']['invoices']>[number]
