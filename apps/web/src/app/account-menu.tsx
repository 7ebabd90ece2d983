import { roles } from '@cradle/domain/access'
import type { MeView } from '@cradle/domain/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { flushAllSavers } from '#web/lib/pending-saves.ts'
import { actUnder, signOut, useMe } from '#web/lib/session.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { isLeftUnsent } from '#web/lib/unsent-now.ts'
import { LeaveQuestion } from '#web/ui/leave-question.tsx'
import { MenuButton, type MenuEntry } from './menu-button.tsx'
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

  const turns = others.map((other): MenuEntry => ({
    name: (
      <>
        <span className="visually-hidden">切换到</span>
        {capacity(other)}
      </>
    ),
    run: () => orSay('没有切换', turnTo(other.id)),
  }))
  const entries: MenuEntry[] = [
    ...turns,
    { divider: true },
    { name: '我的账户', run: () => void navigate(paths.account) },
    { name: '本页的按键（?）', run: onKeys },
    { name: '退出登录', run: () => orSay('没有退出', leaveSafely()) },
  ]

  return (
    <div className={styles.menu}>
      <MenuButton
        className={styles.account}
        onOpen={() => setFailure(undefined)}
        entries={entries}
        head={
          <div className={styles.who}>
            <strong>{account.name}</strong>
            <span>{capacity(acting)}</span>
            {others.length > 0 && <span aria-hidden="true">切换到</span>}
          </div>
        }
      >
        <span className={styles.accountName}>
          <span className="visually-hidden">账户：</span>
          <strong>{account.name}</strong>
          <span className="visually-hidden">，{roles[acting.role]} · </span>
          <span>{acting.scope.name}</span>
        </span>
        <span aria-hidden="true">▾</span>
      </MenuButton>
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
