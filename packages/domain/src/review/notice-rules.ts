import type { Basis } from './adjustment-reasons.ts'
import type { NoticeKind } from './notice.ts'

/** How an agency's papers are numbered and what they say beside the decision. */
export type NoticeRules = {
  /** 机关代字, the beginning of each 文号. */
  readonly prefix: string
  readonly phone: string
  readonly inquiry: string
  /** Days within which a return is to be answered where the reviewer names no day. Ours: no source states it. */
  readonly answerDays: number
  readonly consequence: string
  /** What the asking for papers rests on. */
  readonly papers: Basis
}

/** The word of each kind in its 文号; refusals of a part are numbered apart. Ours: no number of this kind was found. */
const kindWords: Record<NoticeKind, string> = {
  acceptance: '受',
  correction: '补',
  closing: '终',
  refusal: '决',
  'partial-refusal': '部决',
  'benefit-statement': '核',
}

const usual: NoticeRules = {
  prefix: '医保生',
  phone: '12393',
  inquiry: '登录生育保险待遇网上申报系统查看，或者拨打 12393 查询',
  answerDays: 15,
  consequence: '逾期没有补正的，经办机构可以终止办理；终止后可以重新申报。',
  papers: { title: '社会保险经办条例', article: '第二十条' },
}

const regional: Readonly<Record<string, Partial<NoticeRules>>> = { '130100': { prefix: '石医保生' } }

export const noticeRulesFor = (region: string): NoticeRules => ({ ...usual, ...regional[region] })

/** 文号: '石医保生决〔2026〕18号'. */
export const noticeNumber = (rules: NoticeRules, kind: NoticeKind, year: number, seq: number): string =>
  `${rules.prefix}${kindWords[kind]}〔${year}〕${seq}号`
