import { type AddMembershipBody, addMembershipBody, type IssuedCodeView, type StaffView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { useToday } from '#web/lib/clock.queries.ts'
import { useMe } from '#web/lib/session.ts'
import { DeedForm, FieldRow } from '#web/ui/fields/index.ts'
import { Letter } from '#web/ui/letter/letter.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { resetDeed, suspensionDeed } from '#web/ui/records/account-deeds.tsx'
import { type Deed, Deeds } from '#web/ui/records/deeds.tsx'
import { Relatives } from '#web/ui/relatives/relatives.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Duties } from './duties.tsx'
import styles from './staff.module.css'
import { staffRelativesQuery, useStaffMoves } from './staff.queries.ts'
import { TermFields, type TypedTerm } from './term-fields.tsx'

/** One member of staff: their duties, and all that can be done about their account. */
export function StaffRecord({ staff }: { staff: StaffView }) {
  const moves = useStaffMoves()
  const { account, acting } = useMe()
  const today = useToday()
  const [issued, setIssued] = useState<IssuedCodeView>()
  const { id, name, username, state } = staff

  if (issued)
    return (
      <Letter
        {...issued}
        title="账户重置函"
        to={name}
        from={acting.scope.name}
        text="您的账户已重置，请在有效期内用激活码重新激活；激活后原密码不再有效。"
        name={['用户名', username ?? '']}
        kind="经办人或机构人员"
        today={today}
        onDone={() => setIssued(undefined)}
      />
    )

  const isOwn = username === account.username
  const others: Deed[] = [
    resetDeed(name, async (body) => setIssued(await moves.reset(id, body))),
    suspensionDeed(name, state, { suspend: (body) => moves.suspend(id, body), resume: () => moves.resume(id) }),
  ]
  return (
    <div className={styles.stack}>
      <Duties staff={staff} onEnd={(membershipId) => moves.endMembership(id, membershipId)} />
      {isOwn && <p className={styles.hint}>这是您自己的账户，密码和动态口令在“我的账户”里修改。</p>}
      <Deeds
        of={name}
        deeds={[
          {
            name: '添加岗位',
            explained: '一个人可以有几个岗位，办理时选择以哪个岗位登录；同一申报单的不同环节不能由同一人办理。',
            form: <AddDuty onSend={(body) => moves.addMembership(id, body)} />,
          },
          {
            name: '回避申报',
            explained: '与该人员有亲属关系的参保人，其申报单不能由该人员审核。',
            form: <StaffRelatives staff={staff} />,
          },
          ...(isOwn ? [] : others),
        ]}
      />
    </div>
  )
}

function AddDuty({ onSend }: { onSend: (body: AddMembershipBody) => Promise<unknown> }) {
  const today = useToday()
  return (
    <DeedForm<TypedTerm, AddMembershipBody>
      schema={addMembershipBody}
      start={{ role: null, officeId: null, from: today, until: null }}
      takesFocus
      deed="添加岗位"
      onSend={onSend}
    >
      {(field) => (
        <FieldRow>
          <TermFields field={field} />
        </FieldRow>
      )}
    </DeedForm>
  )
}

function StaffRelatives({ staff: { id, name } }: { staff: StaffView }) {
  const { data, error } = useQuery(staffRelativesQuery(id))
  const { declareRelative, withdrawRelative } = useStaffMoves()
  if (error)
    return (
      <Notice tone="block">
        <p>{sentenceOf(error)}</p>
      </Notice>
    )
  if (!data) return <Skeleton lines={2} heading={false} />
  return (
    <Relatives
      lead={`${name}申报的亲属，号码只显示首尾。`}
      items={data.items}
      onDeclare={(body) => declareRelative(id, body)}
      onWithdraw={(relativeId) => withdrawRelative(id, relativeId)}
    />
  )
}
