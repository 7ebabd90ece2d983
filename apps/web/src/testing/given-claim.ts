import type { ClaimView } from '@cradle/domain/wire'

type Sections = ClaimView['sections']

/** A draft of a woman's claim for a birth; `sections` says what stands in it. */
export function givenClaim(
  change: Partial<ClaimView> = {},
  sections: Partial<{ [Name in keyof Sections]: Sections[Name]['data'] }> = {},
): ClaimView {
  const section = <Data>(data: Data | undefined) => ({ version: 1, savedAt: null, data: data ?? ({} as Data) })
  return {
    id: '00000000-0000-7000-8000-000000000001',
    number: '000000021',
    status: 'draft',
    version: 1,
    person: {
      id: '00000000-0000-7000-8000-000000000002',
      name: '孙佳慧',
      sex: 'female',
      birthOn: '1992-02-07',
      idNumberMasked: '130102********0022',
      cardNumberMasked: null,
    },
    employer: null,
    components: ['medical'],
    sections: {
      event: section(sections.event),
      contact: section(sections.contact),
      stay: section(sections.stay),
      charges: section(sections.charges),
      payee: section(sections.payee),
    },
    findings: [],
    isComplete: false,
    totalFen: null,
    period: null,
    begunPeriod: '2026-11',
    openPeriod: '2026-11',
    submission: null,
    filings: [],
    returned: null,
    outcome: null,
    notices: [],
    history: [],
    moves: ['submit'],
    benefit: { basis: null, breakdown: null, missing: ['请填写生育或手术日期'], filed: null, decided: null },
    ...change,
  }
}
