import { type PlainDate, plainDate } from '../calendar/index.ts'
import { type ClaimStatus, type DraftAnswers, isAskedOfEvent, isForSpouse } from '../claim/index.ts'
import { nameOf, operationKinds } from '../codes/index.ts'
import { readIdNumber } from '../identity/index.ts'
import type { Finding } from './finding.ts'

/** What the register knows about a claim on the day it is judged. */
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
}

/** The states of a claim to which bills may be added: sent, and neither given up nor refused. */
const supplementable: readonly ClaimStatus[] = [
  'submitted',
  'accepted',
  'first-reviewed',
  'second-reviewed',
  'returned',
  'approved',
]

/**
 * The checks that need the register or the calendar beside the draft: the employer's standing today and the person's
 * insurance on the event date (A33), sex against claim type and operation (A08, A09), and nothing in the future (A12).
 */
export function registerFindings(draft: DraftAnswers, facts: RegisterFacts): Finding[] {
  const { event, contact, stay, charges } = draft
  const { today, person, insuredOnEvent, employer } = facts
  const findings: Finding[] = []
  const block = (code: string, section: Finding['section'], pointer: string, message: string) =>
    findings.push({ code, level: 'block', section, pointer, message })

  if (!employer.registered) block('A33', 'event', '', '单位今日不是“登记在册”状态，不能申报')
  if (!employer.contributing) block('A33', 'event', '', '单位今日参保状态不是“正常参保”，不能申报')
  if (insuredOnEvent === false)
    block('A33', 'event', '/eventOn', `${event.eventOn} 当日该参保人未在本单位参保，请核对日期，或由当时的用人单位申报`)
  const patientSex = isForSpouse(draft) ? spouseSex(contact.spouseIdNumber) : person.sex
  if (event.supplementOf) {
    const refusal = refusedSupplement(event, facts.first)
    if (refusal) block('A05', 'event', '/supplementOf', refusal)
  }
  if (person.sex === 'male' && event.claimType === '19' && !isForSpouse(draft))
    block('A08', 'event', '/claimType', '参保人为男性，不能按 19 女工生育保险报销申报')
  // Answers to what is not asked any more (the kind was changed, the stay became a visit) may lie in the draft: no page
  // shows them, so nothing is said about them.
  const operations = isAskedOfEvent('operations', event) ? (event.operations ?? []) : []
  for (const code of operations) {
    const operation = operationKinds.find((kind) => kind.code === code)
    if (operation && patientSex && operation.sex !== patientSex)
      block(
        'A09',
        'event',
        '/operations',
        `${nameOf(operationKinds, code)}与${isForSpouse(draft) ? '配偶' : '参保人'}性别不符`,
      )
  }
  if (isAfter(event.eventOn, today)) block('A12', 'event', '/eventOn', `生育或手术日期不能晚于今天（${today}）`)
  if (isBefore(event.eventOn, person.birthOn)) block('A12', 'event', '/eventOn', '生育或手术日期早于参保人出生日期')
  stay.stays?.forEach(({ kind, admittedOn, dischargedOn }, index) => {
    if (isAfter(admittedOn, today))
      block('A12', 'stay', `/stays/${index}/admittedOn`, `入院日期不能晚于今天（${today}）`)
    if (kind !== 'outpatient' && isAfter(dischargedOn, today))
      block('A12', 'stay', `/stays/${index}/dischargedOn`, `出院日期不能晚于今天（${today}）`)
  })
  charges.invoices?.forEach(({ issuedOn, stay: ordinal }, index) => {
    if (isAfter(issuedOn, today))
      block('A12', 'charges', `/invoices/${index}/issuedOn`, `开票日期不能晚于今天（${today}）`)
    if (typeof ordinal === 'number' && ordinal > (stay.stays?.length ?? 0))
      block('A02', 'charges', `/invoices/${index}/stay`, '票据所属的住院不存在，请重新选择')
  })
  return findings
}

/** Why a draft cannot add to the claim it names; undefined where it can. A pregnancy's later bills have later days. */
function refusedSupplement(
  { kind, eventOn }: DraftAnswers['event'],
  first: RegisterFacts['first'],
): string | undefined {
  if (!first || !first.isSamePerson) return '没有找到要补报的申报单，请重新选择'
  if (!supplementable.includes(first.status)) return '要补报的申报单没有在办理或已核准，不能补报，请另行申报'
  const isSameEvent = first.kind === kind && (kind === 'prenatal' || first.eventOn === eventOn)
  return isSameEvent ? undefined : '补报的事由和日期应与原申报单一致'
}

/** The sex that a spouse's number tells; undefined while it is none. */
function spouseSex(typed: string | null | undefined) {
  const read = readIdNumber(typed ?? '')
  return read.ok ? read.sex : undefined
}

// A day that the section refuses is not compared: one sentence about it is enough.
const isDay = (date: string | null | undefined): date is PlainDate => plainDate.safeParse(date).success
const isAfter = (date: string | null | undefined, other: PlainDate) => isDay(date) && date > other
const isBefore = (date: string | null | undefined, other: PlainDate) => isDay(date) && date < other
