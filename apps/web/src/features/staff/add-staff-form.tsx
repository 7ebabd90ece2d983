import { type AddedStaffView, type AddStaffBody, addStaffBody } from '@cradle/domain/wire'
import { useToday } from '#web/lib/clock.queries.ts'
import { DeedForm, FieldRow, IdNumberField, NameField, TextField } from '#web/ui/fields/index.ts'
import { useStaffMoves } from './staff.queries.ts'
import { TermFields, type TypedTerm } from './term-fields.tsx'

type Typed = { name: string | null; idNumber: string | null; username: string | null } & TypedTerm
type AddStaffFormProps = { onAdded: (staff: AddedStaffView) => void; onFold: () => void }

/** A member of staff with their first duty; the account is activated with the code that is then shown. */
export function AddStaffForm({ onAdded, onFold }: AddStaffFormProps) {
  const { add } = useStaffMoves()
  const today = useToday()
  return (
    <DeedForm<Typed, AddStaffBody>
      schema={addStaffBody}
      start={{ name: null, idNumber: null, username: null, role: null, officeId: null, from: today, until: null }}
      takesFocus
      deed="添加"
      onSend={async (body) => onAdded(await add(body))}
      onFold={onFold}
    >
      {(field) => (
        <FieldRow>
          <NameField label="姓名" {...field('name')} />
          <IdNumberField label="身份证号" {...field('idNumber')} />
          <TextField label="用户名" hint="4 至 64 个字母、数字或 . _ -" maxLength={64} {...field('username')} />
          <TermFields field={field} />
        </FieldRow>
      )}
    </DeedForm>
  )
}
