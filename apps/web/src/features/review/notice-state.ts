/** What the page just left has to say on the one that follows: kept in the history entry, so it is said once. */
export type NoticeState = { notice: string }

export function noticeIn(state: unknown): string | undefined {
  const { notice } = (state ?? {}) as Partial<NoticeState>
  return typeof notice === 'string' ? notice : undefined
}
