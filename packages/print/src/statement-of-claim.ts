import { amountFields } from '@cradle/domain/benefit'
import type { Component } from '@cradle/domain/event'
import { maskIdNumber } from '@cradle/domain/identity'
import { notice, type NoticeOf, remediesByRegion } from '@cradle/domain/review'
import type { ClaimFormData } from '@cradle/domain/wire'
import { words } from './answers.ts'
import { regionOf } from './drawing.ts'

/**
 * The 待遇核定单 of a decided claim that has no frozen row of its own: its number is the claim's. Throws where the claim is
 * not decided; the page offers it for decided ones alone.
 */
export function statementOfClaim(data: ClaimFormData): NoticeOf<'benefit-statement'> {
  const { decided, filing, benefit } = data
  if (!decided || !filing) throw new RangeError('only a decided claim has a 核定单')
  const { region, phone } = regionOf({}).agency
  const granted = (component: Component) => decided[amountFields[component]]
  const asked = (['medical', 'prenatal', 'allowance'] as const).filter(
    (component) => granted(component) > 0 || benefit?.refusals.some((refusal) => refusal.component === component),
  )
  return notice.parse({
    kind: 'benefit-statement',
    number: `${data.claimNumber} 号核定`,
    issuedOn: decided.on,
    agency: { name: data.agencyName, phone },
    claim: { number: data.claimNumber, filing: filing.n, contentHash: data.contentHash },
    employer: data.employer,
    person: { name: words(data.person.name), idNumberMasked: maskIdNumber(data.person.idNumber) },
    asked: asked.length > 0 ? asked : ['medical'],
    eventOn: data.event.eventOn,
    receivedOn: filing.filedAt.slice(0, 10),
    benefits: (asked.length > 0 ? asked : (['medical'] as const)).map((component) => ({
      component,
      grantedFen: granted(component),
      payee: component === 'allowance' ? (benefit?.allowance?.payee ?? null) : null,
      allowance:
        component === 'allowance' && benefit?.allowance?.monthlyBaseFen != null
          ? { monthlyBaseFen: benefit.allowance.monthlyBaseFen, days: benefit.allowance.days }
          : null,
      steps: stepsOf(benefit, component),
      refusal: refusalOf(benefit, component),
    })),
    remedies: remediesByRegion[region],
  }) as NoticeOf<'benefit-statement'>
}

/** The steps of one benefit; what only tells how amounts are rounded is left to the snapshot. */
const stepsOf = (benefit: ClaimFormData['benefit'], component: Component) =>
  (benefit?.lines ?? [])
    .filter(({ code }) => code.startsWith(`${component}.`) && !/\.(?:eligible|rounding|payee)$/.test(code))
    .map(({ code, label, days, amountFen, formula, source: { title, article } }) => ({
      code,
      label,
      ...(days !== undefined && { days }),
      ...(amountFen !== undefined && { amountFen }),
      ...(formula !== undefined && { formula }),
      source: { title, ...(article !== undefined && { article }) },
    }))

function refusalOf(benefit: ClaimFormData['benefit'], component: Component) {
  const refusal = benefit?.refusals.find((one) => one.component === component)
  if (!refusal) return null
  const { message, source } = refusal
  return { message, basis: { title: source.title, article: source.article ?? '有关规定' } }
}
