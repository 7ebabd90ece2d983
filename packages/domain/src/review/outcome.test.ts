import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benefitCase, type Breakdown, calculateBenefit } from '../benefit/index.ts'
import { fen } from '../money/index.ts'
import { givenAnswers, givenOperation } from '../testing/answers.ts'
import {
  acceptanceNotice,
  basesInWords,
  basisOf,
  correctionNotice,
  closingNotice,
  filedLines,
  type LineAdjustment,
  notice,
  type NoticeHeading,
  noticeNumber,
  noticeRulesFor,
  noticesOfOutcome,
  openToWord,
  outcomesOf,
  remediesByRegion,
  type Unnumbered,
} from './index.ts'

const answers = givenAnswers()
const remedies = remediesByRegion['130100']!
const breakdown = (change: Partial<Breakdown> = {}): Breakdown => ({
  ...calculateBenefit(
    benefitCase.parse({
      region: '130100',
      event: { kind: 'birth', on: '2026-09-18', delivery: 'natural' },
      components: ['medical'],
      charges: { totalFen: 300_000, notCoveredFen: 0, prenatalFen: 0 },
    }),
  ),
  medicalFen: fen(300_000),
  prenatalFen: fen(0),
  allowanceFen: fen(3_000_000),
  ...change,
})
const line = filedLines(answers)[0]!
const adjustment: LineAdjustment = {
  invoice: 1,
  line: 1,
  allowedFen: 0,
  filingClass: line.filingClass,
  reasonCode: 'duplicate',
  reason: null,
}
const given = {
  components: ['medical', 'allowance'] as const,
  answers,
  adjustments: [],
  filed: breakdown(),
  reviewed: breakdown(),
  refused: [],
}
const byWord = {
  component: 'medical',
  facts: '票据是产前检查的',
  reason: '不属于生育医疗费',
  article: '《社会保险法》第五十五条',
} as const
const source = { title: '石家庄市实施细则', grade: 'B' } as const
const short = {
  code: 'contribution-months',
  component: 'allowance',
  message: '累计缴费 7 个月，不满 12 个月',
  source,
} as const

describe('what becomes of a component', () => {
  test('is a grant where it comes to what was filed', () => {
    expect(outcomesOf(given).outcomes.map(({ outcome }) => outcome)).toEqual(['grant', 'grant'])
  })

  test('is a reduction where a line was adjusted: with the line, its reason and its article', () => {
    const { outcomes } = outcomesOf({
      ...given,
      adjustments: [adjustment],
      reviewed: breakdown({ medicalFen: fen(200_000) }),
    })
    expect(outcomes[0]).toMatchObject({
      outcome: 'reduce',
      amountFen: 200_000,
      grounds: {
        facts: expect.stringContaining('票据 1 第 1 条'),
        reason: '重复收费',
        bases: expect.arrayContaining([{ title: '医疗保障基金使用监督管理条例', article: '第十五条' }]),
      },
    })
  })

  test('is a refusal where a rule refuses it, with the law behind a rule that names no article', () => {
    const { outcomes } = outcomesOf({ ...given, reviewed: breakdown({ allowanceFen: fen(0), refusals: [short] }) })
    expect(outcomes[1]).toMatchObject({
      outcome: 'refuse',
      amountFen: 0,
      grounds: { reason: short.message, bases: [{ title: '中华人民共和国社会保险法', article: '第五十四条' }] },
    })
  })

  test('is a refusal where the approver says so, with their grounds', () => {
    const { outcomes } = outcomesOf({ ...given, refused: [byWord] })
    expect(outcomes[0]).toMatchObject({ outcome: 'refuse', amountFen: 0, grounds: { facts: byWord.facts } })
  })

  test.each([
    ['nothing can be computed', { reviewed: null }],
    [
      'it cannot be computed',
      { reviewed: breakdown({ allowanceFen: fen(0), refusals: [{ ...short, code: 'wage-missing' }] }) },
    ],
  ] as const)('cannot be decided without grounds where %s', (_what, change) => {
    const { undecidable } = outcomesOf({ ...given, ...change })
    expect(undecidable.map(({ component }) => component)).toContain('allowance')
  })
})

const unpublished = {
  code: 'no-published-rule',
  component: 'medical',
  message: '2025 年起的计划生育手术支付标准没有公布',
  source: { ...source, article: '第一条' },
} as const
/** An operation whose standard nobody published: 1,600 yuan were charged, nothing could be computed at its filing. */
const withoutStandard = {
  ...given,
  answers: { ...answers, event: givenOperation() },
  filed: breakdown({ medicalFen: fen(0), refusals: [unpublished] }),
  reviewed: breakdown({ medicalFen: fen(0), refusals: [unpublished] }),
}
const named = {
  component: 'medical',
  amountFen: 80_000,
  facts: '置入宫内节育器一次，费用 1600 元',
  reason: '按市医保局复函的标准',
  article: '《关于计划生育手术费用的复函》第二条',
} as const

describe('what has no published standard', () => {
  test('is not refused by itself: it wants a word, in one sentence that names the standard', () => {
    expect(outcomesOf(withoutStandard).undecidable).toEqual([
      {
        component: 'medical',
        at: 'component',
        message:
          '生育医疗费没有公布的支付标准（2025 年起的计划生育手术支付标准没有公布），' +
          '请写明核准的金额或者不予支付，并写明事实、理由和依据',
      },
    ])
    expect(openToWord(withoutStandard)).toEqual([
      { component: 'medical', standard: unpublished.message, atMostFen: 160_000 },
    ])
  })

  test('is granted the amount that the approver names, on their grounds', () => {
    const { outcomes } = outcomesOf({ ...withoutStandard, granted: [named] })
    expect(outcomes[0]).toEqual({
      component: 'medical',
      filedFen: 0,
      amountFen: 80_000,
      outcome: 'grant',
      grounds: {
        facts: named.facts,
        reason: named.reason,
        bases: [{ title: '关于计划生育手术费用的复函', article: '第二条' }],
      },
      isByWord: true,
    })
  })

  test('is refused by the approver’s word', () => {
    const { outcomes } = outcomesOf({ ...withoutStandard, refused: [byWord] })
    expect(outcomes[0]).toMatchObject({ outcome: 'refuse', amountFen: 0, grounds: { reason: byWord.reason } })
  })

  test('is less than an amount that its filing computed: a reduction, on the same grounds', () => {
    const filed = breakdown({ medicalFen: fen(90_000) })
    const { outcomes } = outcomesOf({ ...withoutStandard, filed, granted: [named] })
    expect(outcomes[0]).toMatchObject({ outcome: 'reduce', filedFen: 90_000, amountFen: 80_000, isByWord: true })
  })

  test('is granted at most what is left of the charges after the review', () => {
    const adjusted = { ...withoutStandard, adjustments: [{ ...adjustment, allowedFen: 0 }] }
    expect(openToWord(adjusted)[0]).toMatchObject({ atMostFen: 100_000 })
    expect(outcomesOf({ ...adjusted, granted: [{ ...named, amountFen: 100_001 }] }).undecidable).toEqual([
      { component: 'medical', at: 'amountFen', message: '生育医疗费核准的金额不能超过审核后的费用 1,000.00 元' },
    ])
  })

  test.each([
    ['what its filing computed', fen(3_000_000), 3_000_000],
    ['nothing, where its filing computed nothing', fen(0), null],
  ] as const)('of an allowance is bound by %s', (_what, allowanceFen, atMostFen) => {
    const refusals = [{ ...unpublished, component: 'allowance' as const }]
    const reviewed = breakdown({ allowanceFen: fen(0), refusals })
    expect(openToWord({ ...given, filed: breakdown({ allowanceFen }), reviewed })).toMatchObject([
      { component: 'allowance', atMostFen },
    ])
  })

  test('alone is open to it: what has a standard takes no other amount', () => {
    expect(outcomesOf({ ...given, granted: [named] }).undecidable).toEqual([
      { component: 'medical', at: 'component', message: '生育医疗费不属于没有公布支付标准的情形，不能另写核准金额' },
    ])
  })

  test('comes to the fen to what was named, never above what was charged and never to nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400_000 }),
        fc.integer({ min: 0, max: 60_000 }),
        (amountFen, allowedFen) => {
          const adjusted = { ...withoutStandard, adjustments: [{ ...adjustment, allowedFen }] }
          const { outcomes, undecidable } = outcomesOf({ ...adjusted, granted: [{ ...named, amountFen }] })
          const medical = outcomes.find(({ component }) => component === 'medical')
          const fits = amountFen <= 100_000 + allowedFen
          expect([medical?.amountFen, undecidable.length]).toEqual(fits ? [amountFen, 0] : [undefined, 1])
        },
      ),
    )
  })
})

test.each(['wage-missing', 'charges-missing', 'hospital-level'] as const)(
  'data that is missing (%s) is no ground for a refusal, whatever article its rule names',
  (code) => {
    const refusals = [{ ...short, code, source: { ...source, article: '第三条' } }]
    for (const filed of [breakdown(), breakdown({ allowanceFen: fen(0), refusals })]) {
      const { undecidable } = outcomesOf({ ...given, filed, reviewed: breakdown({ allowanceFen: fen(0), refusals }) })
      expect(undecidable.map(({ component }) => component)).toEqual(['allowance'])
    }
  },
)

const heading: NoticeHeading = {
  issuedOn: '2026-11-20',
  agency: { name: '石家庄市医疗保险中心', phone: '12393' },
  claim: { number: 'SB202611-000123', filing: 1, contentHash: 'a'.repeat(64) },
  employer: null,
  person: { name: '李雪梅', idNumberMasked: '130102********002X' },
  asked: ['medical', 'allowance'],
  eventOn: '2026-09-18',
  receivedOn: '2026-11-05',
}
const numbered = (paper: Unnumbered) =>
  notice.parse({ ...paper, number: noticeNumber(noticeRulesFor('130100'), paper.kind, 2026, 18) })

describe('the papers of a decision', () => {
  test('of an acceptance name what was received and when each benefit is decided', () => {
    const paper = acceptanceNotice(heading, '130100', {
      acceptedOn: '2026-11-06',
      documents: [{ kind: 'M05', count: 3 }],
    })
    expect(numbered(paper)).toMatchObject({
      number: '石医保生受〔2026〕18号',
      materials: [{ name: '出院记录或病历', count: 3 }],
      due: [
        { component: 'medical', dueOn: '2026-12-17' },
        { component: 'allowance', dueOn: '2026-11-19' },
      ],
    })
  })

  test('of a return name everything at once, each at its paper or its field', () => {
    const pins = [
      { documentKind: 'M05', text: '缺第二页' },
      { section: 'stay', pointer: '/stays/0/dischargedOn', text: '与出院记录不一致' },
    ] as const
    const paper = correctionNotice(heading, '130100', { answers, reason: '两处', pins, answerOn: '2026-12-01' })
    expect(numbered(paper)).toMatchObject({
      materials: [
        { name: '出院记录或病历', requirement: '缺第二页' },
        { name: '申报表：住院（出院日期）', requirement: '与出院记录不一致' },
      ],
    })
  })

  test('of a return without pins say its reason', () => {
    const paper = correctionNotice(heading, '130100', { answers, reason: '缺件', pins: [], answerOn: '2026-12-01' })
    expect(numbered(paper)).toMatchObject({ materials: [{ name: '申报表', requirement: '缺件' }] })
  })

  test('of a mixed outcome are a refusal, a partial refusal with its lines and one statement', () => {
    const { outcomes } = outcomesOf({
      ...given,
      adjustments: [adjustment],
      reviewed: breakdown({ medicalFen: fen(200_000), allowanceFen: fen(0), refusals: [short] }),
    })
    const papers = noticesOfOutcome(heading, {
      outcomes,
      answers,
      adjustments: [adjustment],
      breakdown: breakdown(),
      remedies,
    }).map(numbered)
    expect(papers.map(({ kind }) => kind)).toEqual(['partial-refusal', 'refusal', 'benefit-statement'])
    expect(papers[0]).toMatchObject({ grantedFen: 200_000, adjustments: [{ allowedFen: 0, reason: '重复收费' }] })
  })

  test('of an amount by word are one statement that tells its grounds and no formula', () => {
    const { outcomes } = outcomesOf({ ...withoutStandard, granted: [named] })
    const papers = noticesOfOutcome(heading, { ...withoutStandard, outcomes, breakdown: breakdown(), remedies })
    expect(papers.map(numbered)).toMatchObject([
      {
        kind: 'benefit-statement',
        benefits: [
          { component: 'medical', grantedFen: 80_000, steps: [], refusal: null, byWord: { facts: named.facts } },
          { component: 'allowance' },
        ],
      },
    ])
  })

  test('of a whole refusal hold no statement', () => {
    const refused = (['medical', 'allowance'] as const).map((component) => ({ ...byWord, component }))
    const { outcomes } = outcomesOf({ ...given, refused })
    const papers = noticesOfOutcome(heading, { outcomes, answers, adjustments: [], breakdown: null, remedies })
    expect(papers.map(numbered).map(({ kind }) => kind)).toEqual(['refusal', 'refusal'])
  })

  test.each(['facts', 'reason'] as const)('are refused at %s where it is missing', (field) => {
    const grounds = { facts: '查明', reason: '理由', bases: [basisOf('《社会保险法》第五十四条')], [field]: ' ' }
    const paper = closingNotice(heading, { closedOn: '2026-11-20', grounds, remedies })
    expect(notice.safeParse({ ...paper, number: '1' }).error?.issues.map(({ path }) => path.join('/'))).toEqual([field])
  })
})

test.each([
  ['《社会保险法》第五十四条', '社会保险法', '第五十四条'],
  ['社会保险法第五十四条', '社会保险法', '第五十四条'],
  ['《石家庄市生育保险办法》缴费满 12 个月的规定', '石家庄市生育保险办法', '缴费满 12 个月的规定'],
  ['市医保局通知', '市医保局通知', '市医保局通知'],
])('%s is read as document and article', (text, title, article) => {
  expect(basisOf(text)).toEqual({ title, article })
})

test.each([
  ['《中华人民共和国社会保险法》第五十四条', '《中华人民共和国社会保险法》第五十四条'],
  ['石家庄市生育保险办法第十条', '《石家庄市生育保险办法》第十条'],
  ['石医保发〔2020〕5号', '石医保发〔2020〕5号'],
  ['《石家庄市生育保险办法》', '《石家庄市生育保险办法》'],
])('what was cited as %s is read once, as %s', (text, words) => {
  expect(basesInWords([basisOf(text)])).toBe(words)
})
