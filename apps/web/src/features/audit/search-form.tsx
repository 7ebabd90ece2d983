import { auditSearchBody, type AuditSearchBody } from '@cradle/domain/wire'
import { z } from 'zod'
import { DateField, DeedForm, FieldRow, SelectField, TextField } from '#web/ui/fields/index.ts'
import { type DeedGroup, deedGroups, deedsOf } from './words.ts'

type Typed = { [Name in keyof AuditSearchBody]-?: string | null }

const nothing: Typed = {
  idNumber: null,
  claimNumber: null,
  employerUnitNumber: null,
  account: null,
  from: null,
  to: null,
  types: null,
  cursor: null,
}

/** The request's own schema; the one kind that is chosen stands for all its deeds. */
const schema = z.preprocess(
  (typed: Typed) => ({ ...typed, ...(typed.types ? { types: deedsOf(typed.types as DeedGroup) } : {}) }),
  auditSearchBody,
)

const kinds = Object.entries(deedGroups).map(([value, { name }]) => ({ value, name }))

/** What the trail is searched by; whatever stays empty does not narrow it. */
export function SearchForm({ onSearch }: { onSearch: (asked: AuditSearchBody) => Promise<unknown> }) {
  return (
    <DeedForm<Typed, AuditSearchBody> schema={schema} start={nothing} deed="检索" onSend={onSearch}>
      {(field) => (
        <FieldRow>
          <TextField label="身份证号" hint="参保人或配偶，须完整填写" maxLength={30} {...field('idNumber')} />
          <TextField label="申报单编号" maxLength={20} {...field('claimNumber')} />
          <TextField label="单位编号" maxLength={20} {...field('employerUnitNumber')} />
          <TextField label="账户" hint="用户名，须完整填写" maxLength={64} {...field('account')} />
          <DateField label="从" {...field('from')} />
          <DateField label="到" {...field('to')} />
          <SelectField label="操作" options={kinds} {...field('types')} />
        </FieldRow>
      )}
    </DeedForm>
  )
}
