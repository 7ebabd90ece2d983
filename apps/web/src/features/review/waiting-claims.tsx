import type { QueueFilter } from '@cradle/domain/wire'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { ApiProblem, sentenceIn, sentenceOf } from '#web/lib/api-problem.ts'
import { timeOfDay } from '#web/lib/format.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { QueueTable } from './queue-table.tsx'
import styles from './queue.module.css'
import { queueQuery, type QueueRow, rowsOf, useResume, useTakeClaims } from './review.queries.ts'
import { changesInWords, steadied } from './steady-rows.ts'

/** Colleagues take and decide: the list is asked for as often as its counts. */
const EVERY_MINUTE = { refetchInterval: 60_000 }

/** The claims of the queue as it is narrowed, and what can be done with one or several of them. */
export function WaitingClaims({ filter, stage }: { filter: QueueFilter; stage: string }) {
  const { data, dataUpdatedAt, hasNextPage, isFetchingNextPage, fetchNextPage, error } = useSuspenseInfiniteQuery({
    ...queueQuery(filter),
    ...EVERY_MINUTE,
  })
  const now = rowsOf(data)
  const [shown, setShown] = useState(now)
  const steady = steadied(shown, now, hasNextPage)
  const { rows, gone } = steady
  const changes = changesInWords(steady)
  const table = useRef<HTMLTableElement>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [holding, setHolding] = useState<string>()
  const take = useTakeClaims()
  const resume = useResume()
  // What was decided meanwhile is no longer there to be chosen.
  const chosen = rows.filter(({ id }) => selected.has(id) && !gone.has(id)).map(({ id }) => id)

  // Where a hand is on the list nothing of it moves: it waits for her word. Before the browser paints, so nothing flickers.
  const follow = useEffectEvent(() => {
    const isAtWork = chosen.length > 0 || holding !== undefined || table.current?.matches(':hover, :focus-within')
    setShown(isAtWork ? rows : now)
  })
  useLayoutEffect(() => follow(), [dataUpdatedAt])
  const refresh = () => {
    const at = focusedIn(table.current)
    setShown(now)
    if (at) requestAnimationFrame(() => focusOn(table.current, at))
  }

  const select = (ids: string[], isOn: boolean) => {
    const rest = [...selected].filter((id) => !ids.includes(id))
    setSelected(new Set(isOn ? [...rest, ...ids] : rest))
  }
  const takeThose = (ids: string[]) =>
    ids.length > 0 &&
    take.mutate(ids, {
      onSuccess: () => {
        setSelected(new Set())
        focusOn(table.current, ids[0])
      },
    })
  const fold = () => {
    focusOn(table.current, holding)
    setHolding(undefined)
  }
  const holdOrResume = (id: string) => {
    if (rows.find((row) => row.id === id)?.hold) resume.mutate(id)
    else setHolding(id)
  }
  const withFocused = (deed: (id: string) => void) => {
    const id = focusedIn(table.current)
    if (id) deed(id)
  }
  usePageKeys([
    { keys: 'j', does: '下一份申报', run: () => step(table.current, 1) },
    { keys: 'k', does: '上一份申报', run: () => step(table.current, -1) },
    { keys: 'Enter', does: '打开当前申报' },
    { keys: 'x', does: '选择当前申报，或不再选择', run: () => withFocused((id) => select([id], !selected.has(id))) },
    {
      keys: 't',
      does: '认领所选申报；没有选择时认领当前申报',
      run: () => (chosen.length > 0 ? takeThose(chosen) : withFocused((id) => takeThose([id]))),
    },
    { keys: 'h', does: '暂缓当前申报，或恢复', run: () => withFocused(holdOrResume) },
    ...(changes ? [{ keys: 'u', does: '按现在的样子重新列出', run: refresh }] : []),
  ])
  if (rows.length === 0) return <Nothing isNarrowed={Object.keys(filter).length > 0} stage={stage} />
  return (
    <>
      {take.error && <Notice tone="block">{refusalIn(take.error, rows)}</Notice>}
      {take.isSuccess && (
        <Notice tone="good">{`已认领 ${take.variables.length} 份；半小时没有办理会自动放回队列`}</Notice>
      )}
      {resume.error && <Notice tone="block">{sentenceIn(resume.error)}</Notice>}
      <p className={styles.fresh}>
        <span role="status">{changes ? `列表有变化：${changes}` : ''}</span>
        {changes ? (
          <Button size="small" onClick={refresh}>
            刷新
          </Button>
        ) : (
          `${timeOfDay(new Date(dataUpdatedAt))} 更新`
        )}
      </p>
      <QueueTable
        ref={table}
        {...{ rows, gone, selected, holding }}
        onSelect={select}
        onHold={setHolding}
        onFold={fold}
      />
      <div className={styles.more}>
        <span role="status">
          {chosen.length > 0
            ? `已选 ${chosen.length} 份，共显示 ${rows.length} 份`
            : `已显示 ${rows.length} 份${hasNextPage ? '，还有更多' : ''}`}
        </span>
        {chosen.length > 0 && (
          <>
            <Button type="primary" loading={take.isPending} onClick={() => takeThose(chosen)}>
              认领所选
            </Button>
            <Button onClick={() => setSelected(new Set())}>取消选择</Button>
          </>
        )}
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            加载更多
          </Button>
        )}
        {error && <span role="alert">{sentenceOf(error)}</span>}
      </div>
    </>
  )
}

function Nothing({ isNarrowed, stage }: { isNarrowed: boolean; stage: string }) {
  if (isNarrowed) return <EmptyState title="没有符合条件的申报">换一个条件试试，或者清除筛选。</EmptyState>
  return <EmptyState title={`没有等待${stage}的申报`}>单位申报或上一环节办结后，申报会出现在这里。</EmptyState>
}

/** Which of the claims cannot be taken and why; none of them was. */
function refusalIn(error: unknown, rows: QueueRow[]): string {
  const [first] = error instanceof ApiProblem ? error.details.errors : []
  const row = first && rows.find(({ id }) => first.pointer === `/claims/${id}`)
  return row
    ? `没有认领任何一份。${row.person.name} ${row.number}：${first.message}`
    : `没有认领任何一份。${sentenceIn(error)}`
}

/** The claim in whose row the focus is. */
const focusedIn = (table: HTMLTableElement | null) =>
  table?.querySelector<HTMLElement>('tr[data-claim]:focus-within')?.dataset['claim']

const focusOn = (table: HTMLTableElement | null, id: string | undefined) =>
  table?.querySelector<HTMLElement>(`tr[data-claim='${id}'] a`)?.focus()

/** Puts the focus on the next or previous claim; on the first where none has it. */
function step(table: HTMLTableElement | null, by: 1 | -1) {
  const links = [...(table?.querySelectorAll<HTMLAnchorElement>('tbody a') ?? [])]
  const at = links.findIndex((link) => link.closest('tr')?.matches(':focus-within'))
  links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus()
}
