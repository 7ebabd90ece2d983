import { describe, expect, test } from 'vitest'
import { notice, type NoticeOf, remediesByRegion, remediesInWords } from './index.ts'

const remedies = remediesByRegion['130100']!
const heading = {
  number: '石医保生决〔2026〕18号',
  issuedOn: '2026-11-20',
  agency: { name: '石家庄市医疗保险中心', phone: '0311-12393' },
  claim: { number: 'SB202611-000123', filing: 1, contentHash: 'a'.repeat(64) },
  employer: { name: '石家庄华辰机械制造有限公司', unitNumber: '13010200123' },
  person: { name: '李雪梅', idNumberMasked: '130102********002X' },
  asked: ['medical', 'allowance'],
  eventOn: '2026-09-18',
  receivedOn: '2026-11-05',
}
const grounds = {
  facts: '截至生育当月，单位为其累计缴费 7 个月。',
  reason: '累计缴费不满 12 个月。',
  bases: [{ title: '石家庄市生育保险和职工基本医疗保险合并实施细则', article: '第十二条' }],
  remedies,
}
const refusal = { kind: 'refusal', ...heading, component: 'allowance', askedFen: 3_844_667, ...grounds }
const partial = { ...refusal, kind: 'partial-refusal', grantedFen: 100, adjustments: [] }
const missing = { name: '出院记录', form: 'copy', count: 1, requirement: '加盖病案室章', basis: grounds.bases[0] }
const correction = {
  kind: 'correction',
  ...heading,
  materials: [missing],
  answerOn: '2026-11-25',
  consequence: '逾期不补正的，终止办理。',
}

/** Where a notice is refused, and why. */
const refusedAt = (given: object) =>
  notice.safeParse(given).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []

describe('a decision that refuses', () => {
  test('stands with facts, reason, article and remedies', () => {
    expect(refusedAt(refusal)).toEqual([])
    expect(refusedAt(partial)).toEqual([])
  })

  test.each([
    ['facts', '查明的事实', { facts: ' ' }],
    ['reason', '理由', { reason: '' }],
    ['bases', '文件和条款', { bases: [] }],
    ['bases.0.article', '条款', { bases: [{ title: '社会保险法', article: '' }] }],
    ['bases.0.title', '文件', { bases: [{ title: '', article: '第五十四条' }] }],
    ['remedies.review.authority', '行政复议机关', { remedies: { ...remedies, review: { days: 60, authority: '' } } }],
    ['remedies.suit.court', '人民法院', { remedies: { ...remedies, suit: { months: 6, court: ' ' } } }],
    ['remedies.review.days', '60 日', { remedies: { ...remedies, review: { days: 30, authority: '某' } } }],
  ])('cannot be made without %s', (path, words, change) => {
    for (const whole of [refusal, partial, { kind: 'closing', ...heading, closedOn: '2026-11-20', ...grounds }])
      expect(refusedAt({ ...whole, ...change })).toContainEqual([path, expect.stringContaining(words)])
  })

  test.each(['facts', 'reason', 'bases', 'remedies'])('cannot be made where %s is left out', (field) => {
    expect(refusedAt({ ...refusal, [field]: undefined }).map(([path]) => path)).toEqual([field])
  })

  test.each([
    ['nothing is granted', 0],
    ['all is granted', refusal.askedFen],
  ])('in part is none where %s', (_, grantedFen) => {
    expect(refusedAt({ ...partial, grantedFen })).toEqual([
      ['grantedFen', '部分不予支付的，核定金额应当大于零并小于申报金额'],
    ])
  })
})

describe('a frozen row', () => {
  test('holds no ID number in clear', () => {
    const person = { name: '李雪梅', idNumberMasked: '13010219900307002X' }
    expect(refusedAt({ ...refusal, person })).toEqual([['person.idNumberMasked', '身份证号应当遮掩']])
  })

  test('holds nothing that no notice prints', () => {
    expect(refusedAt({ ...refusal, phone: '13832112345' })).toHaveLength(1)
  })

  test('of a correction names at least one paper', () => {
    expect(refusedAt(correction)).toEqual([])
    expect(refusedAt({ ...correction, materials: [] })).toEqual([['materials', '请列出需要补正的材料']])
  })
})

test('the remedies are told in one sentence that names both authorities', () => {
  const { remedies } = notice.parse(refusal) as NoticeOf<'refusal'>
  expect(remediesInWords(remedies, '决定书')).toBe(
    '如不服本决定书，可以自收到本决定书之日起60日内向石家庄市人民政府申请行政复议，' +
      '或者自收到本决定书之日起6个月内向有管辖权的人民法院提起行政诉讼。',
  )
})
