import type { UnitAccountRow } from '@cradle/domain/wire'
import { useInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useDeferredValue, useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { groupedMask } from '#web/lib/format.ts'
import { AccountStateTag } from '#web/ui/account-state-tag.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Field } from '#web/ui/fields/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { RecordList } from '#web/ui/records/record-list.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { UnitAccountRecord } from './unit-account-record.tsx'
import styles from './unit-accounts.module.css'
import { unitAccountsQuery } from './unit-accounts.queries.ts'

/** 单位账户: the agency's employers, and how the account of each stands. */
export function UnitAccountsPage() {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const list = useInfiniteQuery(unitAccountsQuery(q))
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []

  return (
    <Page title="单位账户" lead="为参保单位开通账户、发放激活信函、重置和停用。">
      <Panel>
        <div className={styles.stack}>
          <div className={styles.search} role="search">
            <Field name="q" label="查找单位" hint="单位名称或单位编号">
              <Input
                id="q"
                value={typed}
                maxLength={60}
                autoComplete="off"
                allowClear
                onChange={(event) => setTyped(event.target.value)}
              />
            </Field>
          </div>
          {list.error && (
            <Notice tone="block" actions={<Button onClick={() => void list.refetch()}>重试</Button>}>
              <p>{sentenceOf(list.error)}</p>
            </Notice>
          )}
          {list.isPending ? <Skeleton heading={false} /> : <Found rows={rows} q={q} />}
          {list.data && (
            <p className={styles.more}>
              <span role="status">已显示 {rows.length} 个单位</span>
              {list.hasNextPage && (
                <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
                  加载更多
                </Button>
              )}
            </p>
          )}
        </div>
      </Panel>
    </Page>
  )
}

function Found({ rows, q }: { rows: UnitAccountRow[]; q: string }) {
  if (rows.length === 0)
    return q ? (
      <EmptyState title="没有找到这个单位">请核对单位名称或编号；单位须先在医保登记。</EmptyState>
    ) : (
      <EmptyState title="还没有登记的单位" />
    )
  return (
    <RecordList
      label="单位账户"
      className={styles.units}
      columns={['单位', '单位编号', '账户持有人', '用户名', '承诺书', '账户']}
      rows={rows.map((row) => {
        const { employer, account, hasCommitmentLetter } = row
        return {
          id: employer.id,
          title: employer.name,
          cells: [
            employer.unitNumber,
            account ? (
              <>
                {account.name}
                {account.idNumberMasked && <small>{groupedMask(account.idNumberMasked)}</small>}
              </>
            ) : (
              '—'
            ),
            account?.username ?? '—',
            hasCommitmentLetter ? '已上传' : '未上传',
            account ? <AccountStateTag key="state" state={account.state} /> : <Tag tone="quiet">未开通</Tag>,
          ],
          body: <UnitAccountRecord row={row} />,
        }
      })}
    />
  )
}
