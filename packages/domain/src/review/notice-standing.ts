import type { NoticeKind } from './notice.ts'

/** What became of a notice after it was given out, as somebody who holds the paper is told. */
export const noticeStandings = {
  stands: '文书有效',
  answered: '已经补正',
  reopened: '文书已作废',
  differs: '与发出的文书不符',
} as const
export type NoticeStanding = keyof typeof noticeStandings

type Given = {
  kind: NoticeKind
  /** The filing that it is about, and the latest of its claim. */
  filing: number
  latestFiling: number
  /** Whether its claim was opened again after it (重新办理). */
  isReopened: boolean
}

/**
 * Acceptance is told once in the life of a claim, whatever is decided later, and what is closed stays closed. A request
 * to complete is answered by the filing that follows; a decision falls when its claim is opened again.
 */
export function noticeStanding({ kind, filing, latestFiling, isReopened }: Given): NoticeStanding {
  if (kind === 'correction') return latestFiling > filing ? 'answered' : 'stands'
  return isReopened && kind !== 'acceptance' ? 'reopened' : 'stands'
}
