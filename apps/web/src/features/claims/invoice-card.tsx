import type { DraftAnswers, Invoice } from '@cradle/domain/claim'
import { type Fen, formatYuan } from '@cradle/domain/money'
import Button from 'antd/es/button'
import { useWatch } from 'react-hook-form'
import { DateField, FieldRow, fieldsOf, MoneyField, SelectField, TextField } from '#web/ui/fields/index.ts'
import { ChargeGrid } from './charge-grid.tsx'
import type { ChargesForm } from './charges-form.ts'
import styles from './claim-form.module.css'
import { FieldGroup } from './step-section.tsx'

type InvoiceCardProps = {
  form: ChargesForm
  index: number
  stays: NonNullable<DraftAnswers['stay']['stays']>
  /** Absent for the only invoice: a claim has at least one. */
  onRemove?: () => void
}

/** One invoice: what identifies it, its amount, its lines, and what of it is still to allocate. */
export function InvoiceCard({ form, index, stays, onRemove }: InvoiceCardProps) {
  const at = fieldsOf(form)
  const field = (name: keyof Invoice) => at(`invoices.${index}.${name}`)

  return (
    <FieldGroup
      title={`票据 ${index + 1}`}
      actions={
        <span className={styles.invoiceHead}>
          <Identity form={form} index={index} />
          {onRemove && (
            <Button size="small" type="text" danger onClick={onRemove}>
              删除票据 {index + 1}
            </Button>
          )}
        </span>
      }
    >
      <FieldRow>
        <TextField
          label="票据代码"
          optional
          hint="8 位或 10 位"
          inputMode="numeric"
          maxLength={20}
          {...field('code')}
        />
        <TextField label="票据号码" inputMode="numeric" maxLength={40} {...field('number')} />
        <TextField label="校验码" optional hint="6 位" maxLength={10} {...field('checkCode')} />
        <DateField label="开票日期" optional {...field('issuedOn')} />
        <MoneyField label="票据金额" {...field('totalFen')} />
        {stays.length > 1 && (
          <SelectField
            label="所属住院"
            {...field('stay')}
            options={stays.map((stay, ordinal) => ({
              value: ordinal + 1,
              name: [`住院 ${ordinal + 1}`, stay.hospitalName].filter(Boolean).join(' · '),
            }))}
          />
        )}
      </FieldRow>
      <ChargeGrid form={form} invoice={index} />
    </FieldGroup>
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
