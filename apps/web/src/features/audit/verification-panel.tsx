import { anchorFaults, chainFaults } from '@cradle/domain/audit'
import type { VerificationView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime } from '#web/lib/format.ts'
import { Notice } from '#web/ui/notice.tsx'
import styles from './audit.module.css'
import type { Verification } from './audit.queries.ts'

const counted = new Intl.NumberFormat('zh-CN')

/** A verification at work, and what it found. */
export function VerificationPanel({ verification, onCancel }: { verification: Verification; onCancel: () => void }) {
  if (verification.state === 'idle') return null
  if (verification.state === 'running') return <Running {...verification} onCancel={onCancel} />
  if (verification.state === 'failed')
    return (
      <Notice tone="block" title="没有完成校验">
        <p>{sentenceOf(verification.error)}</p>
      </Notice>
    )
  return <Verdict verdict={verification.verdict} />
}

function Running({ verified, total, onCancel }: { verified: number; total: number; onCancel: () => void }) {
  return (
    <Notice tone="course" title="正在校验" actions={<Button onClick={onCancel}>停止校验</Button>}>
      <progress className={styles.progress} value={verified} max={Math.max(total, 1)} aria-label="校验进度" />
      <p className={styles.counted}>
        已核对 {counted.format(verified)} / {counted.format(total)} 条
      </p>
    </Notice>
  )
}

function Verdict({ verdict: { ok, chains, events, firstFault, anchors } }: { verdict: VerificationView }) {
  return (
    <Notice tone={ok ? 'good' : 'block'} title={ok ? '校验通过' : '校验没有通过'}>
      <p>
        {firstFault
          ? `第 ${firstFault.chain} 条链从第 ${firstFault.seq} 条记录起不相符：${chainFaults[firstFault.fault]}。`
          : `${chains} 条链、${counted.format(events)} 条记录，逐条前后相符。`}
      </p>
      <p>{anchorsInWords(anchors)}</p>
      {!ok && <p>请保存导出文件和锚定文件，不要改动数据库，并通知系统负责人。</p>}
    </Notice>
  )
}

/** Anchors are written once a day: two days without one mean that the job does not run, or that lines are gone. */
const OVERDUE = 2 * 24 * 60 * 60 * 1000

function anchorsInWords({ lines, lastAt, firstFault }: VerificationView['anchors']) {
  if (firstFault) return `锚定文件第 ${firstFault.line} 行：${anchorFaults[firstFault.fault]}。`
  if (!lastAt) return '还没有锚定：整体改写并重新计算的记录，只有与锚定核对才能发现。'
  const overdue = Date.now() - Date.parse(lastAt) > OVERDUE ? '已超过两天没有锚定，请检查。' : ''
  return `与锚定文件的 ${lines} 行相符，最后一次锚定在 ${dateTime(lastAt)}。${overdue}`
}
