import type { DraftAnswers } from '@cradle/domain/claim'
import Button from 'antd/es/button'
import { useFieldArray } from 'react-hook-form'
import { FieldRow, fieldsOf, MoneyField } from '#web/ui/fields/index.ts'
import styles from './claim-form.module.css'
import { InvoiceCard } from './invoice-card.tsx'
import { StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

type Charges = DraftAnswers['charges']
const blankInvoice = { stay: 1, lines: [{}] }

/** Gives an empty draft its first invoice, and every invoice a line to type in. */
const withRowsToFill = ({ totalFen, invoices }: Charges): Charges => ({
  totalFen: totalFen ?? null,
  invoices: (invoices?.length ? invoices : [blankInvoice]).map((invoice) => ({
    ...invoice,
    stay: invoice.stay ?? 1,
    lines: invoice.lines?.length ? invoice.lines : [{}],
  })),
})

export function ChargesStep({ saver }: StepProps) {
  const form = useStep('charges', saver, withRowsToFill)
  const field = fieldsOf(form)
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'invoices' })
  const stays = (saver.dataOf('stay') as DraftAnswers['stay']).stays ?? []

  return (
    <StepSection title="费用" lead="照票据逐张填写；明细合计等于票据金额，票据合计等于医疗费总额。">
      <div className={styles.totals}>
        <FieldRow>
          <MoneyField label="医疗费总额" {...field('totalFen')} />
          <div className={styles.fact}>
            <span>票据总数</span>
            <strong>{fields.length} 张</strong>
          </div>
        </FieldRow>
      </div>
      {fields.map(({ id }, index) => (
        <InvoiceCard
          key={id}
          form={form}
          index={index}
          stays={stays}
          {...(fields.length > 1 ? { onRemove: () => remove(index) } : {})}
        />
      ))}
      <div>
        <Button onClick={() => append(blankInvoice)}>再加一张票据</Button>
      </div>
    </StepSection>
  )
}
