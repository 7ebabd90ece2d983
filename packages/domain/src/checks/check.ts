import type { PlainDate } from '../calendar/index.ts'
import type { ClaimStatus, DraftAnswers } from '../claim/index.ts'
import { isForSpouse } from '../claim/index.ts'
import type { Component } from '../event/index.ts'
import { readIdNumber } from '../identity/index.ts'
import type { CheckLimits } from './check-limits.ts'
import type { Finding } from './finding.ts'

/** What the register and the employer's own claims say beside a draft, on the day it is judged. */
export type RegisterFacts = {
  /** The business date: nothing may lie after it. */
  today: PlainDate
  person: { sex: 'female' | 'male'; birthOn: PlainDate }
  /** Whether the insured person was insured with the employer on the event date; undefined while no date stands. */
  insuredOnEvent: boolean | undefined
  /** The employer's standing on the day of filing (A33): 登记在册, and 正常参保. */
  employer: { registered: boolean; contributing: boolean }
  /** The employer's claim that the draft names as the one it adds to; null where there is none. */
  first: { status: ClaimStatus; kind: string | null; eventOn: PlainDate | null; isSamePerson: boolean } | null
  /** What of the region's rules the checks ask, by the day of the event; null while no rules answer. */
  rules: { permitAsked: boolean; claimMonths: number | null } | null
  limits: CheckLimits
  /** What this claim asks for. */
  components: readonly Component[]
  /** What the same employer's other claims hold; another employer's are never among them. */
  own: OwnClaims
}

/** Other claims of the same employer that are alive, as far as they touch this one. */
export type OwnClaims = {
  /** Claims that hold one of this claim's bills: which, counted from 1, and the other claim's number. */
  bills: { n: number; claim: string }[]
  /** Claims of the same event, and what they ask of it. */
  sameEvent: { claim: string; components: Component[] }[]
  /** Births of the same woman. */
  births: { claim: string; eventOn: PlainDate; birthOrder: number }[]
}

/** No other claim touches this one. */
export const noOwnClaims: OwnClaims = { bills: [], sameEvent: [], births: [] }

/** One check of what the clerk may know: pure, silent about what is not yet typed. */
export type Check = (draft: DraftAnswers, facts: RegisterFacts) => Iterable<Finding>

/** The sex and birth of whoever was treated: the insured person, or the wife as her number tells; undefined while it is none. */
export function patientOf(draft: DraftAnswers, person: RegisterFacts['person']): RegisterFacts['person'] | undefined {
  if (!isForSpouse(draft)) return person
  const read = readIdNumber(draft.contact.spouseIdNumber ?? '')
  return read.ok ? { sex: read.sex, birthOn: read.birthOn } : undefined
}
