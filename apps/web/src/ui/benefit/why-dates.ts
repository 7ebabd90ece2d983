import type { DraftAnswers } from '@cradle/domain/claim'
import type { WhyDates } from './why-panel.tsx'

/** The days of a claim by which rules may be picked. */
export function whyDatesOf({ event, stay }: Pick<DraftAnswers, 'event' | 'stay'>): WhyDates {
  const discharges = (stay.stays ?? []).flatMap(({ dischargedOn }) => (dischargedOn ? [dischargedOn] : []))
  return { kind: event.kind, eventOn: event.eventOn, dischargedOn: discharges.sort().at(-1) }
}
