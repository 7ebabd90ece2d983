import { roles, type Role } from '@cradle/domain/access'
import { useSuspenseQuery } from '@tanstack/react-query'
import { DateField, type FieldProps, SelectField } from '#web/ui/fields/index.ts'
import { officesQuery } from './staff.queries.ts'

/** A duty as it is typed. */
export type TypedTerm = { role: Role | null; officeId: string | null; from: string | null; until: string | null }

const staffRoles = (Object.keys(roles) as Role[]).filter((role) => !role.startsWith('employer-'))

/** Which duty, at which office, from when until when. */
export function TermFields({ field }: { field: (name: keyof TypedTerm) => Pick<FieldProps, 'name' | 'control'> }) {
  const { data } = useSuspenseQuery(officesQuery)
  return (
    <>
      <SelectField
        label="岗位"
        options={staffRoles.map((role) => ({ value: role, name: roles[role] }))}
        {...field('role')}
      />
      <SelectField
        label="科室"
        options={data.items.map(({ id, name }) => ({ value: id, name }))}
        {...field('officeId')}
      />
      <DateField label="开始日期" {...field('from')} />
      <DateField label="结束日期" optional hint="从这一天起不再任职" {...field('until')} />
    </>
  )
}
