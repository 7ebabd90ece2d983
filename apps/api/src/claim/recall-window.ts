import { isSubmissionOpen } from '@cradle/domain/calendar'
import { type BusinessNow, monthOf } from '#api/lib/clock.ts'
import type { ClaimRecord } from './claim-record.ts'

/** Whether a claim may be called back: inside the window of the period it was submitted for; an earlier one's is over. */
export const isRecallOpen = ({ period }: ClaimRecord, now: BusinessNow): boolean =>
  period !== null && monthOf(period) === now.period && isSubmissionOpen(now.at)
