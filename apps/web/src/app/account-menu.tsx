import { roles } from '@cradle/domain/access'
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Dropdown from 'antd/es/dropdown'
import { useState } from 'react'
import { flushAllSavers } from '#web/lib/pending-saves.ts'
import { signOut, useMe } from '#web/lib/session.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { paths } from './paths.ts'
import styles from './shell.module.css'

/** Who is signed in, as whom, and the way out. */
export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { account, acting } = useMe()
  const queryClient = useQueryClient()
  const [failure, setFailure] = useState<string>()

  async function leave() {
    try {
      await flushAllSavers()
      await signOut()
      queryClient.clear()
      location.replace(paths.signIn())
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }

  const items = [
    {
      key: 'who',
      type: 'group' as const,
      label: (
        <span className={styles.who}>
          <strong>{account.name}</strong>
          <span>
            {roles[acting.role]} · {acting.scope.name}
          </span>
          {failure && <span className={styles.failure}>没有退出：{failure}</span>}
        </span>
      ),
    },
    { type: 'divider' as const, key: 'line' },
    { key: 'keys', label: '本页的按键（?）' },
    { key: 'leave', label: '退出登录' },
  ]
  const choose = ({ key }: { key: string }) => (key === 'leave' ? void leave() : onKeys())

  return (
    <Dropdown menu={{ items, onClick: choose }} trigger={['click']} placement="bottomRight">
      <Button type="text" className={styles.account ?? ''} aria-label={`账户：${account.name}`}>
        <span className={styles.accountName}>{account.name}</span>
        <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  )
}
