/** What a list has become against what is shown of it. */
export type Steadied<Row> = {
  /** As shown and in that order, each as it is now; what came after the last of them follows. */
  rows: Row[]
  /** Shown, and no longer in the list. */
  gone: ReadonlySet<string>
  /** In the list, before the last that is shown. */
  arrived: number
  /** Elsewhere among the others than it is shown. */
  moved: number
}

/**
 * A list read anew, without moving what is shown of it: nothing goes from under a hand, and nothing comes in between.
 * `hasMore` says that the list goes on after `now`: what is shown last may then only have been pushed out of sight.
 */
export function steadied<Row extends { id: string }>(
  shown: readonly Row[],
  now: readonly Row[],
  hasMore: boolean,
): Steadied<Row> {
  const nowById = new Map(now.map((row) => [row.id, row]))
  const shownIds = new Set(shown.map(({ id }) => id))
  const lastThere = shown.map(({ id }) => nowById.has(id)).lastIndexOf(true)
  const gone = shown.filter(({ id }, at) => !nowById.has(id) && !(hasMore && at > lastThere))
  const stayed = shown.filter(({ id }) => nowById.has(id)).map(({ id }) => id)
  const inOrder = now.map(({ id }) => id).filter((id) => shownIds.has(id))
  const lastNow = now.map(({ id }) => shownIds.has(id)).lastIndexOf(true)
  const fresh = now.map((row, at) => ({ row, isAfter: at > lastNow })).filter(({ row }) => !shownIds.has(row.id))
  return {
    rows: [
      ...shown.map((row) => nowById.get(row.id) ?? row),
      ...fresh.filter(({ isAfter }) => isAfter).map(({ row }) => row),
    ],
    gone: new Set(gone.map(({ id }) => id)),
    arrived: fresh.filter(({ isAfter }) => !isAfter).length,
    moved: stayed.filter((id, at) => inOrder[at] !== id).length,
  }
}

/** What would change if the list were shown as it is now: '新到 2 份、已离开 1 份'; empty where nothing would. */
export const changesInWords = ({ gone, arrived, moved }: Pick<Steadied<unknown>, 'gone' | 'arrived' | 'moved'>) =>
  [arrived > 0 && `新到 ${arrived} 份`, gone.size > 0 && `已离开 ${gone.size} 份`, moved > 0 && `次序变动 ${moved} 份`]
    .filter((phrase) => typeof phrase === 'string')
    .join('、')
