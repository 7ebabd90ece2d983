import styles from './sign-in.module.css'

const accounts = [
  { username: 'clerk', role: '单位经办人' },
  { username: 'clerk2', role: '单位经办人（另一单位）' },
  { username: 'clerk3', role: '单位经办人（两个单位）' },
  { username: 'employer-admin', role: '单位管理员' },
  { username: 'first-reviewer', role: '初审' },
  { username: 'second-reviewer', role: '复审' },
  { username: 'approver', role: '审批' },
  { username: 'auditor', role: '审计' },
  { username: 'agency-admin', role: '业务管理' },
  { username: 'system-admin', role: '系统管理' },
] as const
export type DemoAccount = (typeof accounts)[number]

/** The accounts of a demonstration; choosing one fills the form. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  return (
    <aside className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">演示账号</h2>
      <p>选一个角色填入，密码均为 cradle-demo。</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onChoose(account)}>
              <span>{account.role}</span> <code>{account.username}</code>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
