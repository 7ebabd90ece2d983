import { allocationHints, type DraftAnswers } from '@cradle/domain/claim'
import { type Fen, fen } from '@cradle/domain/money'
import Button from 'antd/es/button'
import { useFieldArray, useWatch } from 'react-hook-form'
import { FieldRow, fieldsOf, MoneyField } from '#web/ui/fields/index.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { AllocationHintList } from './allocation-hint-list.tsx'
import type { ChargesForm } from './charges-form.ts'
import styles from './claim-form.module.css'
import { goOnByEnter } from './enter-goes-on.ts'
import { InvoiceCard } from './invoice-card.tsx'
import { stayInWords } from './stay-in-words.ts'
import { StepSection } from './step-section.tsx'
import { type StepProps, useStep } from './use-step.ts'

type Charges = DraftAnswers['charges']
const blankInvoice = (stay: number) => ({ stay, lines: [{}] })

/** Gives an empty draft its first invoice, and every invoice a line to type in. */
const withRowsToFill = ({ totalFen, invoices }: Charges): Charges => ({
  totalFen: totalFen ?? null,
  invoices: (invoices?.length ? invoices : [blankInvoice(1)]).map((invoice) => ({
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
  usePageKeys([
    { keys: '字母', does: '在票据类别上：按拼音首字母选类别，接着按数字就填金额' },
    { keys: 'Enter', does: '在费用里：到下一项；在金额上：到下一行' },
    { keys: '↑ ↓', does: '在金额上：到上一行、下一行' },
    { keys: 'Ctrl+Delete', does: '在明细上：删除这一行' },
  ])

  return (
    <StepSection title="费用" lead="照票据逐张填写；明细合计等于票据金额，票据合计等于医疗费总额。">
      <div className={styles.totals} role="group" aria-label="总额与票据数" onKeyDown={goOnByEnter}>
        <FieldRow>
          <MoneyField label="医疗费总额" hint="全部票据金额的合计，用来核对有没有漏填票据。" {...field('totalFen')} />
          <div className={styles.fact}>
            <span>票据总数</span>
            <strong>{fields.length} 张</strong>
          </div>
        </FieldRow>
        <InvoiceHints form={form} />
      </div>
      <Invoices
        {...{ form, stays, remove }}
        ids={fields.map(({ id }) => id)}
        onAdd={(stay) => append(blankInvoice(stay))}
      />
    </StepSection>
  )
}

type Stays = NonNullable<DraftAnswers['stay']['stays']>
type InvoicesProps = {
  form: ChargesForm
  stays: Stays
  /** One per invoice, in their order. */
  ids: string[]
  remove: (index: number) => void
  onAdd: (stay: number) => void
}

/** The invoices, under their stays where there are several. */
function Invoices({ form, stays, ids, remove, onAdd }: InvoicesProps) {
  const stayOf = useWatch({ control: form.control, name: ids.map((_, index) => `invoices.${index}.stay` as const) })
  const card = (index: number) => (
    <InvoiceCard
      key={ids[index]}
      form={form}
      index={index}
      stays={stays}
      onRemove={ids.length > 1 ? remove : undefined}
    />
  )
  const all = [...ids.keys()]
  if (stays.length < 2)
    return (
      <>
        {all.map(card)}
        <div>
          <Button onClick={() => onAdd(1)}>再加一张票据</Button>
        </div>
      </>
    )
  const belongs = (index: number) => Number(stayOf[index])
  const homeless = all.filter((index) => !(belongs(index) >= 1 && belongs(index) <= stays.length))
  return (
    <>
      {stays.map((stay, ordinal) => (
        // oxlint-disable-next-line react/no-array-index-key -- a stay has no other name here; the step cannot move them
        <section key={ordinal} className={styles.ofStay} aria-label={`${stayInWords(stay, ordinal)}的票据`}>
          <h2>{stayInWords(stay, ordinal)}</h2>
          {all.filter((index) => belongs(index) === ordinal + 1).map(card)}
          <div>
            <Button onClick={() => onAdd(ordinal + 1)}>为住院 {ordinal + 1} 加一张票据</Button>
          </div>
        </section>
      ))}
      {homeless.map(card)}
    </>
  )
}

const counted = (amount: number | string | null | undefined): Fen => fen(typeof amount === 'number' ? amount : 0)

/** What may explain that the invoices do not sum to the total, once each has its amount. */
function InvoiceHints({ form }: { form: ChargesForm }) {
  const [stated, invoices] = useWatch({ control: form.control, name: ['totalFen', 'invoices'] })
  const amounts = (invoices ?? []).map(({ totalFen }) => totalFen)
  if (typeof stated !== 'number' || amounts.length < 2 || !amounts.every((amount) => typeof amount === 'number'))
    return null
  return (
    <AllocationHintList
      hints={allocationHints(counted(stated), amounts.map(counted))}
      words={{
        part: (index) => `票据 ${index + 1} 的金额`,
        whole: '医疗费总额',
        fieldOf: (index) => (index === null ? 'totalFen' : `invoices.${index}.totalFen`),
      }}
    />
  )
}
