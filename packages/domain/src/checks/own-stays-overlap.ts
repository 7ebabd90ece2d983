import type { DraftAnswers } from '../claim/index.ts'
import { isDay } from './compared-days.ts'
import type { Finding } from './finding.ts'

/** A13: two inpatient stays of one claim at the same time. A transfer on one day is none. */
export function* ownStaysOverlap({ stay }: DraftAnswers): Generator<Finding> {
  const spans = (stay.stays ?? []).flatMap(({ kind, admittedOn, dischargedOn, hospitalName }, index) =>
    kind === 'inpatient' && isDay(admittedOn) && isDay(dischargedOn)
      ? [{ index, from: admittedOn, until: dischargedOn, name: hospitalName ?? '' }]
      : [],
  )
  for (const [place, one] of spans.entries())
    for (const other of spans.slice(place + 1))
      if (one.from < other.until && other.from < one.until)
        yield {
          code: 'A13',
          level: 'flag',
          section: 'stay',
          pointer: `/stays/${other.index}/admittedOn`,
          message: `${other.name} ${other.from} 至 ${other.until} 的住院与${one.name} ${one.from} 至 ${one.until} 的住院重叠`,
        }
}
