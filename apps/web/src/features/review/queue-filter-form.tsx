import { addMonths } from '@cradle/domain/calendar'
import { eventKinds } from '@cradle/domain/event'
import { riskLevels, urgencies } from '@cradle/domain/review'
import { heldOrNot, inWhoseHands, queueFilter, type QueueFilter } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useDeferredValue, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useToday } from '#web/lib/clock.queries.ts'
import { hospitalsLikeQuery } from '#web/lib/hospitals.queries.ts'
import { queryFor, type TypedFilter } from '#web/lib/queue-filter.ts'
import {
  FieldNotesContext,
  FieldRow,
  fieldsOf,
  MoneyField,
  resolverOf,
  SelectField,
  SuggestField,
} from '#web/ui/fields/index.ts'
import styles from './queue.module.css'
import { employersLikeQuery } from './review.queries.ts'

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, name]) => ({ value, name }))
const { all: _, ...hands } = inWhoseHands
const risks = Object.fromEntries(Object.entries(riskLevels).map(([level, { name }]) => [level, name]))
/** Periods to choose from: the next one, and a year back. */
const PERIODS = 14
/** Whatever is wrong is said, also of an address that came from elsewhere. */
const saysAll = { findingAt: () => undefined, showsAll: true }

type FilterFormProps = {
  asked: TypedFilter
  onAsk: (asked: QueueFilter) => void
  onFold: () => void
  /** Folded it keeps what was typed. */
  isOpen: boolean
  /** Whether the first field takes the focus as it opens: a form that was asked for does. */
  takesFocus: boolean
}

/** What the queue is narrowed by, all of it; whatever stays empty does not narrow it. */
export function QueueFilterForm({ asked, onAsk, onFold, isOpen, takesFocus }: FilterFormProps) {
  const form = useForm<TypedFilter, unknown, QueueFilter>({
    mode: 'onTouched',
    resolver: resolverOf<TypedFilter, QueueFilter>(queueFilter),
    values: asked,
    // What was typed and not yet asked for stays, whatever else the address begins to ask.
    resetOptions: { keepDirtyValues: true },
  })
  const address = queryFor(asked).toString()
  useEffect(() => void form.trigger(), [form, address])
  useEffect(() => {
    if (isOpen && takesFocus) form.setFocus('whose')
  }, [form, isOpen, takesFocus])

  const [hospital, setHospital] = useState('')
  const [employer, setEmployer] = useState('')
  const { data: hospitals = [] } = useQuery(hospitalsLikeQuery(useDeferredValue(hospital)))
  const { data: employers = [] } = useQuery(employersLikeQuery(useDeferredValue(employer)))
  const field = fieldsOf(form)

  function send(filter: QueueFilter) {
    form.reset(form.getValues())
    onAsk(filter)
  }

  return (
    <form
      className={styles.form}
      hidden={!isOpen}
      noValidate
      autoComplete="off"
      aria-label="筛选"
      onSubmit={(event) => void form.handleSubmit(send)(event)}
    >
      <FieldNotesContext value={saysAll}>
        <FieldRow>
          <SelectField label="在谁手中" none="全部" options={optionsOf(hands)} {...field('whose')} />
          <SelectField label="期限" none="全部" options={optionsOf(urgencies)} {...field('due')} />
          <SelectField label="暂缓" none="全部" options={optionsOf(heldOrNot)} {...field('held')} />
          <SelectField label="疑点" none="全部" options={optionsOf(risks)} {...field('risk')} />
          <SelectField label="事由" none="全部" options={optionsOf(eventKinds)} {...field('kind')} />
          <PeriodField chosen={asked.period} {...field('period')} />
          <MoneyField label="医疗费不低于" {...field('amountFrom')} />
          <MoneyField label="医疗费不高于" {...field('amountTo')} />
          <SuggestField
            label="医院"
            hint="名称、拼音首字母或编码，从列表中选择"
            suggestions={hospitals.map(({ code, name }) => ({ value: code, text: code, label: `${name} ${code}` }))}
            onTyped={setHospital}
            {...field('hospital')}
          />
          <SuggestField
            label="用人单位"
            hint="名称或单位编号，从列表中选择"
            suggestions={employers.map(({ unitNumber, name }) => ({
              value: unitNumber,
              text: unitNumber,
              label: `${name} ${unitNumber}`,
            }))}
            onTyped={setEmployer}
            {...field('employer')}
          />
        </FieldRow>
      </FieldNotesContext>
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button onClick={onFold}>收起</Button>
      </div>
    </form>
  )
}

type PeriodFieldProps = { chosen: string | number | null } & ReturnType<ReturnType<typeof fieldsOf>>

function PeriodField({ chosen, ...field }: PeriodFieldProps) {
  const thisMonth = useToday().slice(0, 7)
  const months = Array.from({ length: PERIODS }, (_month, back) => addMonths(thisMonth, 1 - back))
  const offered = typeof chosen === 'string' && !months.includes(chosen) ? [chosen, ...months] : months
  const options = offered.map((month) => ({ value: month, name: `${month} 期` }))
  return <SelectField label="所属期" none="全部" options={options} {...field} />
}
