import { describe, expect, test } from 'vitest'
import { checkRegion, faultsOf } from './check-rule-set.ts'
import { regions } from './regions/index.ts'
import { shijiazhuang } from './regions/shijiazhuang.ts'
import { openQuestions, type Region, type RuleSet } from './rule-set.ts'

const [, older, newer] = shijiazhuang.versions as [RuleSet, RuleSet, RuleSet]

/** A region with these versions and holes, good unless they are not. */
const given = (versions: readonly RuleSet[], holes: Region['holes'] = []): Region => ({
  ...shijiazhuang,
  versions,
  holes,
})

/** Everything found wrong with a region. */
function faultsIn(region: Region): string[] {
  try {
    checkRegion(region)
    return []
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [String(error)]
  }
}

/** The newer version with what lies at `place` replaced (a function is asked for it), undefined taking it away. */
function planting(place: string, value: unknown): RuleSet {
  return planted(newer, place.split('/'), value) as RuleSet
}

function planted(node: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value
  const inside = planted(Reflect.get(node as object, step) as unknown, rest, value)
  if (Array.isArray(node)) return node.map((one: unknown, index) => (String(index) === step ? inside : one))
  const { [step]: _taken, ...others } = node as Record<string, unknown>
  return inside === undefined ? others : { ...others, [step]: inside }
}

test.each(regions)('$code $name is found good', (region) => {
  expect(checkRegion(region)).toBe(region)
  for (const rules of region.versions) expect(faultsOf(region, rules)).toEqual([])
})

describe('the time that versions cover', () => {
  const hole = { from: '2023-01-01', until: '2024-12-31', because: '没有公布' }
  const dated = (version: string, from: string, until: string | null): RuleSet => ({ ...newer, version, from, until })

  test.each<[string, Region, string[]]>([
    ['one after the other is good', given([older, newer]), []],
    ['overlapping by a day', given([{ ...older, until: '2025-01-01' }, newer]), ['before-2025 and 2025-01-01 overlap']],
    ['without an end before the next', given([dated('a', '2020-01-01', null), newer]), ['a and 2025-01-01 overlap']],
    ['twice the same', given([newer, { ...newer, version: 'again' }]), ['2025-01-01 and again overlap']],
    [
      'leaving out a day',
      given([{ ...older, until: '2024-12-30' }, newer]),
      ['nothing is said of the days between before-2025 and 2025-01-01'],
    ],
    ['leaving out years that are declared', given([{ ...older, until: '2022-12-31' }, newer], [hole]), []],
    [
      'declaring a year too few',
      given([{ ...older, until: '2022-12-31' }, newer], [{ ...hole, until: '2023-12-31' }]),
      ['nothing is said of the days between hole 2023-01-01 and 2025-01-01'],
    ],
    ['declaring missing what is there', given([older, newer], [hole]), ['before-2025 and hole 2023-01-01 overlap']],
    ['ending before it begins', given([dated('a', '2025-01-01', '2024-12-31')]), ['a ends before it begins']],
    ['under one name', given([{ ...older, version: newer.version }, newer]), ['two versions have one name']],
    [
      'on days that do not exist',
      given([{ ...older, until: '2024-02-30' }, newer], [{ ...hole, from: '2023-02-29' }]),
      ['2023-02-29 of a hole is no date', 'before-2025: 2024-02-30 is no date'],
    ],
  ])('%s', (_case, region, faults) => {
    expect(faultsIn(region)).toEqual(faults)
  })

  test('does not count versions that must be named', () => {
    expect(faultsIn(shijiazhuang)).toEqual([])
    expect(
      faultsIn(given([{ ...newer, version: 'named', from: 'unknown', unverified: ['没有公布施行日期'] }, newer])),
    ).toEqual([])
  })
})

describe('one version', () => {
  test.each<[string, string, unknown, string[]]>([
    ['of another region', 'region', '131000', ['names another region']],
    ['under another name', 'name', '廊坊市', ['names another region']],
    ['from a day that does not exist', 'from', '2025-02-29', ['2025-02-29 is no date']],
    ['of an unknown beginning that is not marked', 'from', 'unknown', ['a beginning that is unknown must be marked']],
    [
      'known to hold before its published beginning',
      'heldSince',
      '2024-01-01',
      ['heldSince is for an unknown beginning with a published end'],
    ],
    ['a standard without a source', 'medical/standards/0/source', undefined, ['/medical/standards/0 has no source']],
    ['days without a source', 'allowance/days/2/source', undefined, ['/allowance/days/2 has no source']],
    [
      'days of an operation without a source',
      'allowance/operations/0/source',
      undefined,
      ['/allowance/operations/0 has no source'],
    ],
    ['more days without a source', 'allowance/additions/0/source', undefined, ['/allowance/additions/0 has no source']],
    ['a lump sum without a source', 'prenatal/standards/0/source', undefined, ['/prenatal/standards/0 has no source']],
    ['months without a source', 'eligibility/medical/source', undefined, ['/eligibility/medical has no source']],
    ['a share without a source', 'insured/flexible/source', undefined, ['/insured/flexible has no source']],
    ['a clamp without a source', 'allowance/clamp/source', undefined, ['/allowance/clamp has no source']],
    [
      'time limits without a source',
      'timeLimits/statutoryDays/source',
      undefined,
      ['/timeLimits/statutoryDays has no source'],
    ],
    [
      'a source of grade C',
      'medical/standards/0/source',
      { title: '某网站', grade: 'C' },
      ['/medical/standards/0 rests on grade C alone: say it is unpublished instead'],
    ],
    [
      'published on a page of grade C',
      'published',
      { title: '某网站', grade: 'C' },
      ['/published rests on grade C alone: say it is unpublished instead'],
    ],
    [
      'a source without a title',
      'medical/standards/0/source',
      { title: '', grade: 'A' },
      ['/medical/standards/0 has a source without title or grade'],
    ],
    [
      'a source without a grade',
      'medical/method/source',
      { title: '细则' },
      ['/medical/method has a source without title or grade'],
    ],
    [
      'a grade that is none',
      'medical/method/source',
      { title: '细则', grade: 'toString' },
      ['/medical/method has a source without title or grade'],
    ],
    ['a decision of ours without its mark', 'pickedBy/unverified', undefined, ['/pickedBy is ours and must be marked']],
    ['a fraction of a fen', 'medical/standards/0/fen', 3500_00.5, ['/medical/standards/0/fen is no whole amount']],
    ['a negative amount', 'medical/standards/0/fen', -1, ['/medical/standards/0/fen is no whole amount']],
    ['no number', 'medical/standards/0/fen', Number.NaN, ['/medical/standards/0/fen is no whole amount']],
    [
      'a fraction of a fen at one level of hospital',
      'medical/standards/0/fen',
      { 3: 1, 2: 0.5, 1: 1 },
      ['/medical/standards/0/fen is no whole amount'],
    ],
    ['half a day', 'allowance/days/0/days', 97.5, ['/allowance/days/0/days is no whole amount']],
    ['a negative share', 'insured/spouse/percent', -50, ['/insured/spouse/percent is no whole amount']],
    ['months before payment', 'eligibility/allowance/months', -1, ['/eligibility/allowance/months is no whole amount']],
  ])('%s', (_case, place, value, faults) => {
    expect(faultsOf(shijiazhuang, planting(place, value))).toEqual(faults.map((fault) => `2025-01-01: ${fault}`))
  })

  test.each(Object.keys(openQuestions))('must answer %s', (question) => {
    const fault = [`2025-01-01: leaves ${question} unanswered`]
    expect(faultsOf(shijiazhuang, planting(`answers/${question}`, undefined))).toEqual(fault)
    expect(faultsOf(shijiazhuang, planting(`answers/${question}/answer`, ''))).toEqual(fault)
  })

  test('is refused with everything that is wrong, under the name of its region', () => {
    const rules = { ...planting('medical/standards/0/fen', 0.5), answers: newer.answers, until: '2025-02-29' }
    expect(() => checkRegion(given([older, rules]))).toThrow(
      [
        'rules of 130100 石家庄市:',
        '2025-01-01: 2025-02-29 is no date',
        '2025-01-01: /medical/standards/0/fen is no whole amount',
      ].join('\n'),
    )
  })
})
