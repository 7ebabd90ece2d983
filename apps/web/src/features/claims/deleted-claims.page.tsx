import { restorableDays } from '@cradle/domain/claim'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useNavigate } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { deletedClaimsQuery } from '#web/lib/claim.queries.ts'
import { dateTime, groupedMask } from '#web/lib/format.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './claims.module.css'
import { useRestoreClaim } from './claims.queries.ts'

/** 最近删除: the employer's drafts that were deleted lately, each to be taken back. */
export function DeletedClaimsPage() {
  const { data: rows } = useSuspenseQuery(deletedClaimsQuery)
  const navigate = useNavigate()
  const restore = useRestoreClaim()
  const takeBack = (claimId: string) =>
    restore.mutate(claimId, { onSuccess: ({ id }) => void navigate(paths.claim(id)) })

  return (
    <Page
      title="最近删除"
      lead={`删除的申报单保留 ${restorableDays} 天，恢复后内容都在。`}
      actions={<ButtonLink to={paths.claims()}>返回申报单</ButtonLink>}
    >
      {restore.error && (
        <Notice tone="block">
          <p>{sentenceOf(restore.error)}</p>
        </Notice>
      )}
      <Panel>
        {rows.length === 0 ? (
          <EmptyState title="没有可以恢复的申报单">{`最近 ${restorableDays} 天没有删除过申报单。`}</EmptyState>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th>参保人</th>
                <th>申报单号</th>
                <th>治疗方式</th>
                <th className={styles.amount}>医疗费总额（元）</th>
                <th>删除</th>
                <th>可恢复至</th>
                <th>
                  <span className="visually-hidden">办理</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-part="who">
                    <strong>{row.person.name}</strong>
                    <small>{groupedMask(row.person.idNumberMasked)}</small>
                  </td>
                  <td data-label="申报单号">{row.number}</td>
                  <td data-label="治疗方式">{treatmentInWords(row.treatment) ?? '未填'}</td>
                  <td data-label="医疗费总额" className={styles.amount}>
                    <Yuan amount={row.totalFen} />
                  </td>
                  <td data-label="删除">
                    {dateTime(row.deletedAt)}
                    {row.deletedBy && <small>{row.deletedBy}</small>}
                  </td>
                  <td data-label="可恢复至">{dateTime(row.restorableUntil)}</td>
                  <td data-part="deed">
                    <Button
                      size="small"
                      loading={restore.isPending && restore.variables === row.id}
                      onClick={() => takeBack(row.id)}
                      aria-label={`恢复${row.person.name}的申报单 ${row.number}`}
                    >
                      恢复
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </Page>
  )
}
