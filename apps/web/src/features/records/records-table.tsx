import type { RecordView } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { dateTime, groupedMask } from '#web/lib/format.ts'
import { StatusTag } from '#web/ui/status-tag.tsx'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './records.module.css'

type RecordsTableProps = { records: RecordView[]; showsEmployer: boolean; onPerson: (id: string, name: string) => void }

/** Records as rows: as filed and as decided in columns apart. On the phone each row is a card. */
export function RecordsTable({ records, showsEmployer, onPerson }: RecordsTableProps) {
  return (
    <table className={styles.table} aria-label="申报明细">
      <thead>
        <tr>
          <th>参保人</th>
          <th>申报单</th>
          {showsEmployer && <th>用人单位</th>}
          <th>所属期</th>
          <th>医院</th>
          <th className={styles.amount}>申报金额（元）</th>
          <th className={styles.amount}>核定金额（元）</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id} data-unfiled={record.filed === null || undefined}>
            <td data-part="who">
              <Button
                type="link"
                className={styles.person ?? ''}
                title={`只看${record.person.name}的申报`}
                onClick={() => onPerson(record.person.id, record.person.name)}
              >
                {record.person.name}
              </Button>
              <small>{groupedMask(record.person.idNumberMasked)}</small>
            </td>
            <td data-part="claim">
              <span className={styles.claim}>
                <Link to={paths.claim(record.id)}>{record.number}</Link>
                <StatusTag status={record.status} />
              </span>
              <small>
                {treatmentInWords(record.treatment) ?? '治疗方式未填'} · {record.eventOn ?? '日期未填'}
              </small>
            </td>
            {showsEmployer && <td data-label="用人单位">{record.employerName ?? '—'}</td>}
            <td data-label="所属期">
              {record.period ?? '—'}
              {record.filed && (
                <small>
                  {record.filed.n > 1 ? `第 ${record.filed.n} 次 ` : ''}
                  {dateTime(record.filed.at).slice(0, 10)} 申报
                </small>
              )}
            </td>
            <td data-label="医院">{record.hospitals.join('、') || '—'}</td>
            <td data-label="申报金额" className={styles.amount}>
              <Filed record={record} />
            </td>
            <td data-label="核定金额" className={styles.amount}>
              <Yuan amount={record.decided?.totalFen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was filed: the benefit, and the expenses behind it; a draft has filed nothing yet. */
function Filed({ record: { filed, draftFen } }: { record: RecordView }) {
  if (!filed)
    return (
      <>
        <span>—</span>
        {draftFen !== null && (
          <small>
            未申报，费用 <Yuan amount={draftFen} />
          </small>
        )}
      </>
    )
  return (
    <>
      <Yuan amount={filed.benefit?.totalFen} />
      <small>
        医疗费总额 <Yuan amount={filed.expensesFen} />
      </small>
    </>
  )
}
