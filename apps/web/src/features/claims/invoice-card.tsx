import type { DraftAnswers, Invoice } from '@cradle/domain/claim'
import { type Fen, formatYuan } from '@cradle/domain/money'
import Button from 'antd/es/button'
import { memo, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { DateField, FieldRow, fieldsOf, MoneyField, SelectField, TextField } from '#web/ui/fields/index.ts'
import { BillReader } from './bill-reader.tsx'
import { ChargeGrid } from './charge-grid.tsx'
import type { ChargesForm } from './charges-form.ts'
import styles from './claim-form.module.css'
import { goOnByEnter } from './enter-goes-on.ts'
import { stayInWords } from './stay-in-words.ts'
import { FieldGroup } from './step-section.tsx'

type InvoiceCardProps = {
  form: ChargesForm
  index: number
  stays: NonNullable<DraftAnswers['stay']['stays']>
  /** Absent for the only invoice: a claim has at least one. */
  onRemove?: ((index: number) => void) | undefined
}

/** One invoice: what identifies it, its amount, its lines, and what of it is still to allocate. Memoized as its lines are. */
export const InvoiceCard = memo(function InvoiceCard({ form, index, stays, onRemove }: InvoiceCardProps) {
  const at = fieldsOf(form)
  const field = (name: keyof Invoice) => at(`invoices.${index}.${name}`)
  const [isReading, setReading] = useState(false)
  const code = useWatch({ control: form.control, name: `invoices.${index}.code` })
  const isPaper = !code?.trim()

  return (
    <FieldGroup
      title={`票据 ${index + 1}`}
      actions={
        <span className={styles.invoiceHead}>
          <Identity form={form} index={index} />
          <Button
            size="small"
            aria-expanded={isReading}
            // A field that is left may say what is wrong with it, and so move the button away before the click is whole.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setReading(!isReading)}
          >
            读取电子票据
          </Button>
          {onRemove && (
            <Button size="small" type="text" danger onClick={() => onRemove(index)}>
              删除票据 {index + 1}
            </Button>
          )}
        </span>
      }
    >
      {isReading && <BillReader form={form} invoice={index} onClose={() => setReading(false)} />}
      <div role="group" aria-label={`票据 ${index + 1} 的票面`} onKeyDown={goOnByEnter}>
        <FieldRow>
          <TextField
            label="票据代码"
            optional
            hint="电子票据上的 8 位或 10 位数字；纸质收据没有代码就不填。"
            inputMode="numeric"
            maxLength={20}
            {...field('code')}
          />
          <TextField
            label="票据号码"
            hint={isPaper ? '照票据上印的号码填写。' : '电子票据的号码是 10 位数字，前面的 0 也要填。'}
            inputMode="numeric"
            maxLength={40}
            {...field('number')}
          />
          <TextField
            label="校验码"
            optional
            hint="电子票据上的 6 位数字或字母。"
            maxLength={10}
            {...field('checkCode')}
          />
          <DateField
            label="开票日期"
            optional={!isPaper}
            hint={
              isPaper
                ? '没有代码的收据凭医院、号码、日期和金额识别，请填日期。'
                : '票据上的开票日期，可以写作 20251105。'
            }
            {...field('issuedOn')}
          />
          <MoneyField label="票据金额" hint="票据上小写的合计金额，下面的明细要与它相等。" {...field('totalFen')} />
          {stays.length > 1 && (
            <SelectField
              label="所属住院"
              hint="这张票据是哪一次住院或门诊开的。"
              {...field('stay')}
              options={stays.map((stay, ordinal) => ({ value: ordinal + 1, name: stayInWords(stay, ordinal) }))}
            />
          )}
        </FieldRow>
        <ReplacedBill form={form} index={index} />
      </div>
      <ChargeGrid form={form} invoice={index} />
    </FieldGroup>
  )
})

/** The bill that this one was issued again for; asked for only once it is said that there is one. */
function ReplacedBill({ form, index }: { form: ChargesForm; index: number }) {
  const at = `invoices.${index}` as const
  const field = (name: 'replacesCode' | 'replacesNumber') => fieldsOf(form)(`${at}.${name}`)
  const [code, number] = useWatch({ control: form.control, name: [`${at}.replacesCode`, `${at}.replacesNumber`] })
  const [isOpened, setOpened] = useState(false)
  const isShown = isOpened || Boolean(code) || Boolean(number)

  function change(isReissued: boolean) {
    setOpened(isReissued)
    if (isReissued) return
    form.setValue(`${at}.replacesCode`, null)
    form.setValue(`${at}.replacesNumber`, null)
  }

  return (
    <div className={styles.replaced}>
      <label>
        <input type="checkbox" checked={isShown} onChange={(event) => change(event.target.checked)} />
        这是重开的票据，替换了原来的一张
      </label>
      {isShown && (
        <FieldRow>
          <TextField
            label="原票据代码"
            hint="被冲红或作废的那张票据的代码。"
            inputMode="numeric"
            maxLength={20}
            {...field('replacesCode')}
          />
          <TextField
            label="原票据号码"
            hint="被冲红或作废的那张票据的 10 位号码，两张只能申报一张。"
            inputMode="numeric"
            maxLength={20}
            {...field('replacesNumber')}
          />
        </FieldRow>
      )}
    </div>
  )
}

/** Code, number and amount, as the invoice's heading repeats them. */
function Identity({ form, index }: { form: ChargesForm; index: number }) {
  const { control } = form
  const at = `invoices.${index}` as const
  const [code, number, amount] = useWatch({ control, name: [`${at}.code`, `${at}.number`, `${at}.totalFen`] })
  return (
    <>
      <span>{[code, number].filter(Boolean).join(' · ')}</span>
      <span>{typeof amount === 'number' && `${formatYuan(amount as Fen)} 元`}</span>
    </>
  )
}
