import type { Check } from './check.ts'
import { isAfter, isBefore } from './compared-days.ts'

/** A12: neither event, stay nor bill lies after today, and the event not before the insured person's birth. */
export const nothingAhead: Check = function* ({ event, stay, charges }, { today, person }) {
  const at = { code: 'A12', level: 'block' } as const
  if (isAfter(event.eventOn, today))
    yield { ...at, section: 'event', pointer: '/eventOn', message: `生育或手术日期不能晚于今天（${today}）` }
  if (isBefore(event.eventOn, person.birthOn))
    yield { ...at, section: 'event', pointer: '/eventOn', message: '生育或手术日期早于参保人出生日期' }
  for (const [index, { kind, admittedOn, dischargedOn }] of (stay.stays ?? []).entries()) {
    const ofStay = { ...at, section: 'stay' } as const
    if (isAfter(admittedOn, today))
      yield { ...ofStay, pointer: `/stays/${index}/admittedOn`, message: `入院日期不能晚于今天（${today}）` }
    if (kind !== 'outpatient' && isAfter(dischargedOn, today))
      yield { ...ofStay, pointer: `/stays/${index}/dischargedOn`, message: `出院日期不能晚于今天（${today}）` }
  }
  for (const [index, { issuedOn }] of (charges.invoices ?? []).entries())
    if (isAfter(issuedOn, today))
      yield {
        ...at,
        section: 'charges',
        pointer: `/invoices/${index}/issuedOn`,
        message: `开票日期不能晚于今天（${today}）`,
      }
}
