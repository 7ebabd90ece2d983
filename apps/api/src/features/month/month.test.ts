import type { MonthView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenBegun, givenDecided, givenDraft, givenSubmitted } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const monthOf = async (clerk: { get: (path: string) => Promise<{ json: () => unknown }> }) =>
  (await clerk.get('/month')).json() as MonthView

describe('the month of an employer', () => {
  test('shows the period, both windows and empty piles at its beginning', async () => {
    const { clerk } = await givenEmployer(product)
    expect(await monthOf(clerk)).toEqual({
      period: '2026-11',
      now: '2026-11-05T01:00:00.000Z',
      entry: { opensAt: '2026-10-10T16:00:00.000Z', closesAt: '2026-11-10T16:00:00.000Z', isOpen: true },
      submission: {
        opensAt: '2026-10-31T16:00:00.000Z',
        closesAt: '2026-11-10T16:00:00.000Z',
        isOpen: true,
        state: 'open',
      },
      moved: null,
      unverified: null,
      next: { what: 'closes', at: '2026-11-10T16:00:00.000Z' },
      days: [],
      unknownYears: [],
      submitted: null,
      reopened: [],
      piles: { incomplete: 0, ready: 0, returned: 0, submitted: 0 },
      carriedOver: 0,
      answerOn: null,
      deemedOn: null,
      nilReturn: null,
      needsConfirmation: false,
      proposal: null,
    })
  })

  test('counts each claim in one pile, and closes entry once it is submitted', async () => {
    const { clerk, women, man } = await givenEmployer(product)
    await givenBegun(clerk, man)
    await givenBegun(clerk, women[2])
    await givenDraft(clerk, women[2])
    expect((await monthOf(clerk)).piles).toEqual({ incomplete: 2, ready: 1, returned: 0, submitted: 0 })
    const [returned, sent] = await givenSubmitted(clerk, [women[0], women[1]])
    await givenDecided(await givenStaff(product, 'first-reviewer'), returned!, {
      action: 'return',
      reason: '缺少出院记录',
    })
    expect(await monthOf(clerk)).toMatchObject({
      entry: { isOpen: false },
      submission: { isOpen: false },
      submitted: { id: sent!.submission!.id, number: sent!.submission!.number, claims: 2 },
      piles: { incomplete: 2, ready: 1, returned: 1, submitted: 1 },
    })
  })

  test('opens anew on the 11th; what is with the employer stays in its piles', async () => {
    const { clerk, women } = await givenEmployer(product)
    await givenDraft(clerk, women[1])
    await givenSubmitted(clerk, [women[0]])
    await product.freeze('2026-11-11T00:00:00+08:00')
    const next = await monthOf(clerk)
    await product.freeze(MORNING)
    expect(next).toMatchObject({
      period: '2026-12',
      entry: { isOpen: true },
      submission: { isOpen: false, opensAt: '2026-11-30T16:00:00.000Z' },
      submitted: null,
      piles: { ready: 1, submitted: 0 },
    })
  })

  test('tells the days off of its calendar, and of a year without data that nothing is known', async () => {
    const { clerk } = await givenEmployer(product)
    const on = async (at: string) => {
      await product.freeze(at)
      const { days, unknownYears } = await monthOf(clerk)
      return { days: days.map(({ on: day, kind, name }) => `${day} ${kind} ${name ?? ''}`.trim()), unknownYears }
    }
    expect(await on('2026-01-20T09:00:00+08:00')).toEqual({ days: [], unknownYears: [] })
    expect(await on('2026-10-05T09:00:00+08:00')).toEqual({
      days: [
        '2026-09-20 worked',
        ...['25', '26', '27'].map((day) => `2026-09-${day} holiday 中秋节`),
        ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day} holiday 国庆节`),
        '2026-10-10 worked',
      ],
      unknownYears: [],
    })
    expect(await on('2026-12-20T09:00:00+08:00')).toEqual({ days: [], unknownYears: [2027] })
    await product.freeze(MORNING)
  })

  test('says until when a returned claim is to be answered, and from when silence accepts', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [returned] = await givenSubmitted(clerk, [women[0], women[1]])
    expect(await monthOf(clerk)).toMatchObject({ deemedOn: '2026-11-13', answerOn: null })
    await givenDecided(await givenStaff(product, 'first-reviewer'), returned!, {
      action: 'return',
      reason: '缺少出院记录',
      answerOn: '2026-11-20',
    })
    expect(await monthOf(clerk)).toMatchObject({ answerOn: '2026-11-20', piles: { returned: 1 } })
  })
})
