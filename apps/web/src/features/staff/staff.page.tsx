import { roles } from '@cradle/domain/access'
import type { AddedStaffView, StaffView } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useToday } from '#web/lib/clock.queries.ts'
import { dateTime, groupedMask } from '#web/lib/format.ts'
import { useMe } from '#web/lib/session.ts'
import { AccountStateTag } from '#web/ui/account-state-tag.tsx'
import { Letter } from '#web/ui/letter/letter.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { RecordList } from '#web/ui/records/record-list.tsx'
import { AddStaffForm } from './add-staff-form.tsx'
import { StaffRecord } from './staff-record.tsx'
import styles from './staff.module.css'
import { staffQuery } from './staff.queries.ts'

/** 机构人员: the agency's staff, what each works as, and their accounts. */
export function StaffPage() {
  const { data } = useSuspenseQuery(staffQuery)
  const { scope } = useMe().acting
  const today = useToday()
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState<AddedStaffView>()
  const begin = () => {
    setAdded(undefined)
    setAdding(true)
  }

  return (
    <Page
      title="机构人员"
      lead="医保经办机构人员的账户和岗位；单位账户由业务管理办理。"
      actions={
        !isAdding && (
          <Button type="primary" onClick={begin}>
            添加人员
          </Button>
        )
      }
    >
      {isAdding && (
        <Panel title="添加人员">
          <AddStaffForm
            onAdded={(staff) => {
              setAdding(false)
              setAdded(staff)
            }}
            onFold={() => setAdding(false)}
          />
        </Panel>
      )}
      {added && (
        <Letter
          title="机构人员账户激活函"
          to={added.name}
          from={scope.name}
          text="您的生育保险经办账户已开通，请在有效期内激活，并按提示设置动态口令。"
          name={['用户名', added.username ?? '']}
          code={added.code}
          expiresOn={added.expiresOn}
          kind="经办人或机构人员"
          today={today}
          onDone={() => setAdded(undefined)}
        />
      )}
      <Panel>
        <RecordList
          label="机构人员"
          className={styles.staff}
          columns={['姓名', '用户名', '身份证号', '岗位', '动态口令', '最近使用', '状态']}
          rows={data.items.map((staff) => ({
            id: staff.id,
            title: staff.name,
            cells: [
              staff.username ?? '—',
              staff.idNumberMasked ? groupedMask(staff.idNumberMasked) : '—',
              dutiesInWords(staff, today),
              staff.hasSecondFactor ? '已启用' : '未启用',
              staff.lastSeenAt ? dateTime(staff.lastSeenAt) : '还没有登录过',
              <AccountStateTag key="state" state={staff.state} />,
            ],
            body: <StaffRecord staff={staff} />,
          }))}
        />
      </Panel>
    </Page>
  )
}

/** The duties in force today: '初审、复审'. */
function dutiesInWords({ memberships }: StaffView, today: string): string {
  const current = memberships.filter(({ from, until }) => from <= today && (until === null || until > today))
  return current.map(({ role }) => roles[role]).join('、') || '无现任岗位'
}
