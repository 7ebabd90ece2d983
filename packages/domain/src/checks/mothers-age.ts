import { ageOn } from '../calendar/index.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { type Check, patientOf, type RegisterFacts } from './check.ts'
import type { CheckLimits } from './check-limits.ts'
import { isDay } from './compared-days.ts'
import type { Finding } from './finding.ts'

type Asked = { person: RegisterFacts['person']; limits: CheckLimits }

/** Her whole years of age on the day of a birth or termination; undefined where there is none to judge. */
function ageOf(draft: DraftAnswers, person: RegisterFacts['person']): number | undefined {
  const { kind, eventOn } = draft.event
  const patient = patientOf(draft, person)
  if ((kind !== 'birth' && kind !== 'termination') || !isDay(eventOn) || patient?.sex !== 'female') return undefined
  return eventOn < patient.birthOn ? undefined : ageOn(patient.birthOn, eventOn)
}

/** A11: a mother younger or older than mothers are. */
export const mothersAge: Check = function* (draft, { person, limits: { limits } }) {
  const age = ageOf(draft, person)
  const [from, until] = [limits.mothersAgeFrom.is, limits.mothersAgeUntil.is]
  if (age === undefined || (age >= from && age <= until)) return
  yield {
    code: 'A11',
    level: 'warn',
    section: 'event',
    pointer: '/eventOn',
    message: `产妇在 ${draft.event.eventOn} 为 ${age} 周岁，不在 ${from} 至 ${until} 周岁之间`,
  }
}

/** A11: an age at which hardly anybody gives birth is for the reviewer, whatever reason was given. */
export function* mothersAgeFlags(draft: DraftAnswers, { person, limits: { limits } }: Asked): Generator<Finding> {
  const age = ageOf(draft, person)
  const [least, most] = [limits.mothersAgeLeast.is, limits.mothersAgeMost.is]
  if (age === undefined || (age >= least && age <= most)) return
  yield {
    code: 'A11',
    level: 'flag',
    section: 'event',
    pointer: '/eventOn',
    message: `产妇在 ${draft.event.eventOn} 为 ${age} 周岁，${age < least ? `不满 ${least} 周岁` : `超过 ${most} 周岁`}`,
  }
}
