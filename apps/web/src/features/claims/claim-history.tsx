import { roles } from '@cradle/domain/access'
import type { ClaimView } from '@cradle/domain/wire'
import { dateTime } from '#web/lib/format.ts'
import styles from './claim.module.css'

/** The moves of a claim, as people name them. */
const deeds: Record<string, string> = {
  begin: '新建',
  create: '新建',
  submit: '申报',
  file: '窗口录入',
  recall: '撤回',
  withdraw: '业务回退',
  accept: '受理',
  'deem-accepted': '逾期视为受理',
  return: '退回补正',
  agree: '同意',
  'send-back': '退回上一环节',
  'propose-refusal': '建议不予支付',
  approve: '核准',
  refuse: '不予支付',
  resend: '重新申报',
  abandon: '放弃申报',
  close: '终止办理',
  reopen: '重新办理',
}

/** Who did it; to the employer the agency's people are named by their role alone. */
function whoIn({ role, by }: ClaimView['history'][number]): string {
  if (role === 'system') return '系统'
  return by === roles[role] ? by : `${roles[role]} ${by}`
}

/** What was done with a claim, the newest first. */
export function ClaimHistory({ claim }: { claim: ClaimView }) {
  if (claim.history.length === 0) return <p className={styles.none}>还没有申报，没有办理记录。</p>
  // oxlint-disable-next-line unicorn/no-array-reverse -- toReversed is missing before Chrome 110
  const newestFirst = [...claim.history].reverse()
  return (
    <ol className={styles.history}>
      {newestFirst.map((entry) => (
        <li key={entry.at + entry.action}>
          <p>
            <strong>{deeds[entry.action] ?? entry.action}</strong>
          </p>
          <p className={styles.by}>
            {dateTime(entry.at)} · {whoIn(entry)}
          </p>
          {entry.reason && <p className={styles.why}>{entry.reason}</p>}
        </li>
      ))}
    </ol>
  )
}
