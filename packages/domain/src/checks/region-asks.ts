import { eventOnLabels } from '../claim/index.ts'
import type { EventKind } from '../event/index.ts'
import type { Check } from './check.ts'
import { isDay, monthsAfter } from './compared-days.ts'

/** A28: the claim comes after the time that the region's rules give for it. */
export const claimedInTime: Check = function* ({ event: { kind, eventOn } }, { today, rules }) {
  if (!rules?.claimMonths || !isDay(eventOn)) return
  if (today <= monthsAfter(eventOn, rules.claimMonths)) return
  yield {
    code: 'A28',
    level: 'warn',
    section: 'event',
    pointer: '/eventOn',
    message: `${eventOnLabels[kind as EventKind] ?? '生育或手术日期'} ${eventOn} 距今天（${today}）已超过 ${rules.claimMonths} 个月的申报时限`,
  }
}

/** A34: the rules of the day ask for a birth permit. Where it is optional nothing is said. */
export const permitGiven: Check = function* ({ event, contact }, { rules }) {
  if (event.kind !== 'birth' || !rules?.permitAsked || contact.permitNumber?.trim()) return
  yield {
    code: 'A34',
    level: 'warn',
    section: 'contact',
    pointer: '/permitNumber',
    message: `${event.eventOn} 的生育按当时的规定须有准生证，现在没有填写准生证号`,
  }
}
