import type { DraftAnswers } from '../claim/index.ts'
import { billTwice } from './bill-twice.ts'
import { billsHaveStays, billsWithinStays, staysWithinYear } from './bills-of-stays.ts'
import type { Check, RegisterFacts } from './check.ts'
import { eventWithinStay } from './event-within-stay.ts'
import type { Finding } from './finding.ts'
import { gestationBand } from './gestation-band.ts'
import { insuredStanding } from './insured-standing.ts'
import { mothersAge } from './mothers-age.ts'
import { nothingAhead } from './nothing-ahead.ts'
import { birthOrder, ownBills, ownSameEvent } from './own-duplicates.ts'
import { patientsSex } from './patients-sex.ts'
import { claimedInTime, permitGiven } from './region-asks.ts'
import { supplementedClaim } from './supplemented-claim.ts'

/** What stops a submission, then what asks the clerk for a reason, each in the order of the form. */
const checks: readonly Check[] = [
  insuredStanding,
  supplementedClaim,
  patientsSex,
  nothingAhead,
  billsHaveStays,
  billTwice,
  ownSameEvent,
  mothersAge,
  eventWithinStay,
  claimedInTime,
  gestationBand,
  birthOrder,
  permitGiven,
  staysWithinYear,
  billsWithinStays,
  ownBills,
]

/**
 * Everything the clerk is told beside what the sections miss: the checks that need the register, the calendar, the
 * region's rules or the same employer's other claims. Nothing of another employer's goes into it.
 */
export const registerFindings = (draft: DraftAnswers, facts: RegisterFacts): Finding[] =>
  checks.flatMap((check) => [...check(draft, facts)])
