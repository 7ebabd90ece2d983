import { roles } from '@cradle/domain/access'
import type { MeView } from '@cradle/domain/wire'
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Dropdown from 'antd/es/dropdown'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { flushAllSavers } from '#web/lib/pending-saves.ts'
import { actUnder, signOut, useMe } from '#web/lib/session.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { isLeftUnsent } from '#web/lib/unsent-now.ts'
import { LeaveQuestion } from '#web/ui/leave-question.tsx'
import { paths } from './paths.ts'
import styles from './shell.module.css'

type Membership = MeView['memberships'][number]

/** As whom, and for whom: '单位经办人 · 河北滹沱商贸有限公司'. */
const capacity = ({ role, scope }: Membership) => `${roles[role]} · ${scope.name}`

/** Who is signed in, as whom and for whom; the other memberships, the own account, and the way out. */
export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { account, acting, memberships } = useMe()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [failure, setFailure] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const others = memberships.filter(({ id }) => id !== acting.id)

  /** What is unsent goes first; where it cannot, nobody signs out without having said so. */
  async function leaveSafely() {
    if (await isLeftUnsent()) setAsking(true)
    else await leave()
  }

  async function leave() {
    await signOut()
    queryClient.clear()
    location.replace(paths.signIn())
  }

  /** Nothing of one employer stays when the tab turns to another: the page begins anew. */
  async function turnTo(membershipId: string) {
    await flushAllSavers()
    await actUnder(membershipId)
    location.assign(paths.home)
  }

  const orSay = (failed: string, deed: Promise<void>) =>
    void deed.catch((error: unknown) => setFailure(`${failed}：${sentenceOf(error)}`))

  const items = [
    {
      key: 'who',
      type: 'group' as const,
      label: (
        <span className={styles.who}>
          <strong>{account.name}</strong>
          <span>{capacity(acting)}</span>
        </span>
      ),
    },
    ...(others.length > 0
      ? [
          {
            key: 'others',
            type: 'group' as const,
            label: '切换到',
            children: others.map((other) => ({
              key: other.id,
              label: <span className={styles.other}>{capacity(other)}</span>,
            })),
          },
        ]
      : []),
    { type: 'divider' as const, key: 'line' },
    { key: 'account', label: '我的账户' },
    { key: 'keys', label: '本页的按键（?）' },
    { key: 'leave', label: '退出登录' },
  ]

  function choose({ key }: { key: string }) {
    if (key === 'leave') return orSay('没有退出', leaveSafely())
    if (key === 'keys') return onKeys()
    if (key === 'account') return void navigate(paths.account)
    orSay('没有切换', turnTo(key))
  }

  return (
    <div className={styles.menu}>
      <Dropdown
        menu={{ items, onClick: choose }}
        trigger={['click']}
        placement="bottomRight"
        onOpenChange={() => setFailure(undefined)}
      >
        <Button type="text" className={styles.account ?? ''}>
          <span className={styles.accountName}>
            <span className="visually-hidden">账户：</span>
            <strong>{account.name}</strong>
            <span className="visually-hidden">，{roles[acting.role]} · </span>
            <span>{acting.scope.name}</span>
          </span>
          <span aria-hidden="true">▾</span>
        </Button>
      </Dropdown>
      {isAsking && (
        <LeaveQuestion
          deed="退出登录"
          onStay={() => setAsking(false)}
          onLeave={() => {
            setAsking(false)
            orSay('没有退出', leave())
          }}
        />
      )}
      {failure && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </div>
  )
}
