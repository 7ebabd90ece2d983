import { type PlainDate, plainDate } from '../calendar/index.ts'
import type { DraftAnswers } from '../claim/index.ts'
import { nameOf, operationKinds } from '../codes/index.ts'
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
}

/**
 * The checks that need the register or the calendar beside the draft: the employer's standing today and the person's
 * insurance on the event date (A33), sex against claim type and operation (A08, A09), and nothing in the future (A12).
 */
export function registerFindings({ event, stay, charges }: DraftAnswers, facts: RegisterFacts): Finding[] {
  const { today, person, insuredOnEvent, employer } = facts
  const findings: Finding[] = []
  const block = (code: string, section: Finding['section'], pointer: string, message: string) =>
    findings.push({ code, level: 'block', section, pointer, message })

  if (!employer.registered) block('A33', 'event', '', '单位今日不是“登记在册”状态，不能申报')
  if (!employer.contributing) block('A33', 'event', '', '单位今日参保状态不是“正常参保”，不能申报')
  if (insuredOnEvent === false)
    block('A33', 'event', '/eventOn', `${event.eventOn} 当日该参保人未在本单位参保，请核对日期，或由当时的用人单位申报`)
  if (person.sex === 'male' && event.claimType === '19')
    block('A08', 'event', '/claimType', '参保人为男性，不能按 19 女工生育保险报销申报')
  // Answers to what is not asked any more (the kind was changed, the stay became a visit) may lie in the draft: no page
  // shows them, so nothing is said about them.
  const operations = event.kind === 'birth' ? [] : (event.operations ?? [])
  for (const code of operations) {
    const operation = operationKinds.find((kind) => kind.code === code)
    if (operation && operation.sex !== person.sex)
      block('A09', 'event', '/operations', `${nameOf(operationKinds, code)}与参保人性别不符`)
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

// A day that the section refuses is not compared: one sentence about it is enough.
const isDay = (date: string | null | undefined): date is PlainDate => plainDate.safeParse(date).success
const isAfter = (date: string | null | undefined, other: PlainDate) => isDay(date) && date > other
const isBefore = (date: string | null | undefined, other: PlainDate) => isDay(date) && date < other
