import { eventOnLabels } from '../claim/index.ts'
import type { EventKind } from '../event/index.ts'
import type { Check } from './check.ts'
import { daysAfter, isDay } from './compared-days.ts'

/**
 * A12: the day of the event lies within a stay or visit, or on the eve of an admission. Silent where the birth was outside
 * hospital, of prenatal care, of a supplement, whose bills may be of another stay, and until every stay has its days.
 */
export const eventWithinStay: Check = function* ({ event, stay }) {
  const { kind, eventOn, bornOutside, supplementOf } = event
  if (!kind || kind === 'prenatal' || bornOutside || supplementOf || !isDay(eventOn)) return
  const stays = (stay.stays ?? []).filter(({ purpose }) => purpose !== 'prenatal')
  const spans = stays.flatMap(({ kind: stayKind, admittedOn, dischargedOn }) => {
    const last = stayKind === 'outpatient' ? admittedOn : dischargedOn
    return isDay(admittedOn) && isDay(last) && admittedOn <= last ? [{ from: admittedOn, until: last }] : []
  })
  if (spans.length === 0 || spans.length < stays.length) return
  if (spans.some(({ from, until }) => daysAfter(from, -1) <= eventOn && eventOn <= until)) return
  const listed = spans.map(({ from, until }) => (from === until ? from : `${from} 至 ${until}`)).join('、')
  yield {
    code: 'A12',
    level: 'warn',
    section: 'event',
    pointer: '/eventOn',
    message: `${eventOnLabels[kind as EventKind] ?? '生育或手术日期'} ${eventOn} 不在任何一次住院或就诊之内（${listed}）`,
  }
}
