import { isEditable } from '@cradle/domain/claim'
import type { ClaimRow } from '@cradle/domain/wire'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { dateTime, groupedMask } from '#web/lib/format.ts'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { StatusTag, Tag } from '#web/ui/status-tag.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './claims.module.css'

/** Claims as rows; on the phone each row is a card. */
export function ClaimsTable({ rows, showsEmployer }: { rows: ClaimRow[]; showsEmployer: boolean }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>参保人</th>
          <th>申报单号</th>
          {showsEmployer && <th>用人单位</th>}
          <th>治疗方式</th>
          <th>发生日期</th>
          <th className={styles.amount}>医疗费总额（元）</th>
          <th>所属期</th>
          <th>状态</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-part="who">
              <Link to={paths.claim(row.id)}>{row.person.name}</Link>
              <small>{groupedMask(row.person.idNumberMasked)}</small>
            </td>
            <td data-label="申报单号">{row.number}</td>
            {showsEmployer && <td data-label="用人单位">{row.employerName ?? '—'}</td>}
            <td data-label="治疗方式">{treatmentInWords(row.treatment) ?? '未填'}</td>
            <td data-label="发生日期">{row.eventOn ?? '未填'}</td>
            <td data-label="医疗费总额" className={styles.amount}>
              <Yuan amount={row.totalFen} />
            </td>
            <td data-label="所属期" data-empty={row.period === null || undefined}>
              {row.period ?? '—'}
            </td>
            <td data-part="status">
              <span className={styles.tags}>
                <StatusTag status={row.status} />
                {row.carriedOver && <Tag tone="quiet">结转</Tag>}
                {row.status === 'draft' &&
                  (row.isComplete ? <Tag tone="good">可申报</Tag> : <Tag tone="warn">{`缺 ${row.missing} 项`}</Tag>)}
              </span>
              {row.returnReason && <small className={styles.reason}>{row.returnReason}</small>}
              <small>
                {row.submittedAt && !isEditable(row.status)
                  ? `${dateTime(row.submittedAt)} 申报`
                  : `${dateTime(row.updatedAt)} 更新`}
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
