import type { NoticeKind } from '@cradle/domain/review'
import type { Form } from '@cradle/domain/wire'
import type { Drawn } from '../draw.ts'
import {
  givenChargeLedger,
  givenClaimLedger,
  givenExtremeChargeLedger,
  givenExtremeClaimLedger,
  givenSummary,
  givenUnitPledge,
  longEmployer,
  most,
} from './batches.ts'
import { givenAccount, givenClaim, givenDraft, givenExtremeClaim } from './claims.ts'
import { extremeName, givenDecided, givenExtremeNotice, givenMinimalNotice, givenNotice } from './notices.ts'

/** A form in three sizes: as most are, with the least it can hold, with the most. */
type Given = { full: Drawn; minimal: Drawn; extreme: Drawn }

const ofClaim = (form: 'review-form' | 'allowance-application' | 'spouse-pledge', full = givenClaim()) =>
  ({
    full: { form, data: full },
    minimal: { form, data: givenDraft() },
    extreme: { form, data: givenExtremeClaim() },
  }) as Given

const ofNotice = (form: NoticeKind) =>
  ({
    full: { form, data: givenNotice(form) },
    minimal: { form, data: givenMinimalNotice(form) },
    extreme: { form, data: givenExtremeNotice(form) },
  }) as Given

/** A man whose wife is not employed. */
const husband = () => {
  const claim = givenClaim()
  return givenClaim({
    person: { ...claim.person, name: '王建国', sex: 'male', idNumber: '130102198811150015' },
    contact: {
      ...claim.contact,
      spouseName: '李雪梅',
      spouseIdNumber: '13010219900307002X',
      spouseWorkplace: '未就业',
      spouseCoverage: 'resident',
      residentPaid: false,
    },
  })
}

/** Every form that there is. */
export const givenForms: Record<Form, Given> = {
  'review-form': ofClaim('review-form', { ...givenDecided(), payee: givenAccount() }),
  'allowance-application': ofClaim('allowance-application'),
  'spouse-pledge': ofClaim('spouse-pledge', husband()),
  'charge-ledger': {
    full: { form: 'charge-ledger', data: givenChargeLedger() },
    minimal: { form: 'charge-ledger', data: givenChargeLedger({ rows: [], employer: null }) },
    extreme: { form: 'charge-ledger', data: givenExtremeChargeLedger() },
  },
  'claim-ledger': {
    full: { form: 'claim-ledger', data: givenClaimLedger(5) },
    minimal: { form: 'claim-ledger', data: givenClaimLedger(0) },
    extreme: { form: 'claim-ledger', data: givenExtremeClaimLedger() },
  },
  'period-summary': {
    full: { form: 'period-summary', data: givenSummary() },
    minimal: { form: 'period-summary', data: givenSummary({ groups: [], persons: 0 }) },
    extreme: {
      form: 'period-summary',
      data: givenSummary({
        employer: longEmployer,
        preparedBy: extremeName,
        groups: Array.from({ length: 60 }, (_, index) => ({
          treatment: `取出宫内节育器、流产术、输卵管结扎术、皮下埋植术 ${index + 1}`,
          persons: 9999,
          claims: 9999,
          totalFen: index === 0 ? most : 1,
        })),
      }),
    },
  },
  'unit-pledge': {
    full: { form: 'unit-pledge', data: givenUnitPledge() },
    minimal: { form: 'unit-pledge', data: givenUnitPledge({ holder: '' }) },
    extreme: { form: 'unit-pledge', data: givenUnitPledge({ employer: longEmployer, holder: extremeName }) },
  },
  acceptance: ofNotice('acceptance'),
  correction: ofNotice('correction'),
  closing: ofNotice('closing'),
  refusal: ofNotice('refusal'),
  'partial-refusal': ofNotice('partial-refusal'),
  'benefit-statement': ofNotice('benefit-statement'),
}
