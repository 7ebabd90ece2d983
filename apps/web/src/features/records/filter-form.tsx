import { addMonths } from '@cradle/domain/calendar'
import { claimStatuses } from '@cradle/domain/claim'
import { eventKinds } from '@cradle/domain/event'
import { recordsFilter, type RecordsFilter } from '@cradle/domain/wire'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { clockQuery } from '#web/lib/clock.queries.ts'
import { hospitalsLikeQuery } from '#web/lib/hospitals.queries.ts'
import { DeedForm, FieldRow, SelectField, SuggestField, TextField } from '#web/ui/fields/index.ts'

type Typed = { [Name in 'period' | 'status' | 'treatment' | 'hospital' | 'text']: string | null }

const startOf = ({ period, status, treatment, hospital, text }: RecordsFilter): Typed => ({
  period: period ?? null,
  status: status ?? null,
  treatment: treatment ?? null,
  hospital: hospital ?? null,
  text: text ?? null,
})
const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, name]) => ({ value, name }))
/** Periods to choose from: the next one, and two years back. */
const PERIODS = 25

type FilterFormProps = {
  start: RecordsFilter
  hidesDrafts: boolean
  onSearch: (filter: RecordsFilter) => Promise<unknown>
}

/** What the records are narrowed by; whatever stays empty does not narrow them. */
export function FilterForm({ start, hidesDrafts, onSearch }: FilterFormProps) {
  const { data: clock } = useSuspenseQuery(clockQuery)
  const [typed, setTyped] = useState('')
  const { data: hospitals = [] } = useQuery(hospitalsLikeQuery(useDeferredValue(typed)))
  const months = Array.from({ length: PERIODS }, (_, back) => addMonths(clock.today.slice(0, 7), 1 - back))
  const { draft, ...filed } = claimStatuses
  const statuses = hidesDrafts ? filed : { draft, ...filed }
  return (
    <DeedForm<Typed, RecordsFilter> schema={recordsFilter} start={startOf(start)} deed="查询" onSend={onSearch}>
      {(field) => (
        <FieldRow>
          <SelectField
            label="所属期"
            none="全部"
            options={months.map((month) => ({ value: month, name: `${month} 期` }))}
            {...field('period')}
          />
          <SelectField label="状态" none="全部" options={optionsOf(statuses)} {...field('status')} />
          <SelectField label="治疗方式" none="全部" options={optionsOf(eventKinds)} {...field('treatment')} />
          <SuggestField
            label="医院"
            hint="名称、拼音首字母或编码，从列表中选择"
            suggestions={hospitals.map(({ code, name }) => ({ value: code, text: code, label: `${name} ${code}` }))}
            onTyped={setTyped}
            {...field('hospital')}
          />
          <TextField label="查找" hint="姓名开头、申报单号或医院名称" maxLength={60} {...field('text')} />
        </FieldRow>
      )}
    </DeedForm>
  )
}
