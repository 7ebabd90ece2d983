import { claimStatuses } from '@cradle/domain/claim'
import type { RecordsFilter } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import { sumsQuery } from './records.queries.ts'
import styles from './records.module.css'

/** What the records found come to: by treatment and status, together, and what was not filed apart. */
export function SumsTable({ filter }: { filter: RecordsFilter }) {
  const { data: sums } = useSuspenseQuery(sumsQuery(filter))
  const filed = sums.groups.filter(({ status }) => status !== 'draft')
  return (
    <table className={styles.sums} aria-label="合计">
      <thead>
        <tr>
          <th>治疗方式</th>
          <th>状态</th>
          <th className={styles.amount}>份数</th>
          <th className={styles.amount}>医疗费总额</th>
          <th className={styles.amount}>申报金额</th>
          <th className={styles.amount}>核定份数</th>
          <th className={styles.amount}>核定金额</th>
        </tr>
      </thead>
      <tbody>
        {filed.map((group) => (
          <tr key={`${group.treatment} ${group.status}`}>
            <td data-label="治疗方式">{treatmentInWords(group.treatment) ?? '未填'}</td>
            <td data-label="状态">{claimStatuses[group.status]}</td>
            <Amounts of={group} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            已申报合计
          </th>
          <Amounts of={sums.filed} />
        </tr>
        {sums.unfiled.claims > 0 && (
          <tr className={styles.unfiled}>
            <th scope="row" colSpan={2}>
              未申报（不计入上行）
            </th>
            <td className={styles.amount} data-label="份数">
              {sums.unfiled.claims}
            </td>
            <td className={styles.amount} data-label="医疗费总额">
              <Yuan amount={sums.unfiled.expensesFen} />
            </td>
            <td className={styles.amount} data-label="申报金额">
              —
            </td>
            <td className={styles.amount} data-label="核定份数">
              —
            </td>
            <td className={styles.amount} data-label="核定金额">
              —
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  )
}

type Sums = { claims: number; expensesFen: number; benefitFen: number; decidedClaims: number; decidedFen: number }

function Amounts({ of: { claims, expensesFen, benefitFen, decidedClaims, decidedFen } }: { of: Sums }) {
  return (
    <>
      <td className={styles.amount} data-label="份数">
        {claims}
      </td>
      <td className={styles.amount} data-label="医疗费总额">
        <Yuan amount={expensesFen} />
      </td>
      <td className={styles.amount} data-label="申报金额">
        <Yuan amount={benefitFen} />
      </td>
      <td className={styles.amount} data-label="核定份数">
        {decidedClaims}
      </td>
      <td className={styles.amount} data-label="核定金额">
        <Yuan amount={decidedClaims === 0 ? null : decidedFen} />
      </td>
    </>
  )
}
