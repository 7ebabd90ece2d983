import { checkLimitsFor, noOwnClaims, type RegisterFacts } from '../checks/index.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { registerFindings } from '../checks/index.ts'
import { givenAnswers } from './answers.ts'

/** A woman of ordinary age, insured with an employer in good standing; no other claim touches hers. */
export const givenFacts = (change: Partial<RegisterFacts> = {}): RegisterFacts => ({
  today: '2026-11-05',
  person: { sex: 'female', birthOn: '1990-03-07' },
  insuredOnEvent: true,
  employer: { registered: true, contributing: true },
  first: null,
  rules: { permitAsked: false, claimMonths: null },
  limits: checkLimitsFor('130100', '2026-09-18'),
  components: ['medical', 'prenatal', 'allowance'],
  own: noOwnClaims,
  ...change,
})

/** What one check says about a draft: 'level place sentence' for each finding. */
export const saidBy = (code: string, draft: Partial<DraftAnswers> = {}, facts: Partial<RegisterFacts> = {}): string[] =>
  registerFindings(givenAnswers(draft), givenFacts(facts))
    .filter((finding) => finding.code === code)
    .map(({ level, section, pointer, message }) => `${level} ${section}${pointer} ${message}`)
