import { type DraftAnswers, isForSpouse, isSectionAsked, type SectionName } from '../claim/index.ts'
import type { Finding } from './finding.ts'

/** What one section's answers ask of another: whose section it is, the field and the sentence. */
type Demand = { section: SectionName; field: string; message: string }

/** 配偶待遇 asks who the wife is and what insures her (社会保险法第五十四条). */
function* ofSpouse({ contact }: DraftAnswers): Generator<Demand> {
  const section = 'contact'
  if (contact.spouseGiven !== true) yield { section, field: 'spouseGiven', message: '配偶是就医人，请填写配偶信息' }
  if (contact.spouseCoverage == null) yield { section, field: 'spouseCoverage', message: '请选择配偶的参保情况' }
  if (contact.unemploymentProof == null)
    yield { section, field: 'unemploymentProof', message: '请选择未就业的证明方式' }
  if (contact.spouseCoverage === 'resident' && contact.residentPaid == null)
    yield { section, field: 'residentPaid', message: '请选择居民医保是否已经支付' }
  if (contact.spouseCoverage === 'resident' && contact.residentPaid === true && contact.residentPaidFen == null)
    yield { section, field: 'residentPaidFen', message: '请填写居民医保已支付金额' }
}

/** A mother who died is paid through an heir (product.md: an heir with proof). */
function* ofHeir({ payee }: DraftAnswers): Generator<Demand> {
  if (payee.payee != null && payee.payee !== 'heir')
    yield { section: 'payee', field: 'payee', message: '产妇已去世，收款人应为继承人' }
}

/** A supplement is about bills. */
function* ofSupplement(draft: DraftAnswers): Generator<Demand> {
  if (!isSectionAsked('charges', draft))
    yield { section: 'charges', field: 'invoices', message: '补报应填写遗漏的票据' }
}

/** What the sections ask of each other, and none can judge by itself. */
export function acrossSections(draft: DraftAnswers): Finding[] {
  const demands = [
    ...(isForSpouse(draft) ? ofSpouse(draft) : []),
    ...(draft.event.motherDiedOn ? ofHeir(draft) : []),
    ...(draft.event.supplementOf ? ofSupplement(draft) : []),
  ]
  return demands.map(({ section, field, message }) => ({
    code: 'field',
    level: 'block',
    section,
    pointer: `/${field}`,
    message,
  }))
}
