import { notice, type NoticeKind, type NoticeOf, remediesByRegion } from '@cradle/domain/review'
import type { NoticeData } from '../notice-sheet.ts'
import { statementOfClaim } from '../statement-of-claim.ts'
import { givenClaim } from './claims.ts'

export const contentHash = '3fa29c01b7d2e45588aa01c97f60d3b1c2e4a6f8091b3d5f7092a4c6e8f01b3d'

const remedies = remediesByRegion['130100']
const rules = { title: '石家庄市生育保险和职工基本医疗保险合并实施细则', article: '第十二条' }

const heading = {
  number: '石医保生〔2026〕1108号',
  issuedOn: '2026-11-20',
  agency: { name: '石家庄市医疗保险中心', phone: '0311-86695311' },
  claim: { number: 'SB202611-000123', filing: 1, contentHash },
  employer: { name: '石家庄华药新材料科技有限公司', unitNumber: '13010200123' },
  person: { name: '李雪梅', idNumberMasked: '130102********002X' },
  asked: ['medical', 'prenatal', 'allowance'],
  eventOn: '2026-09-18',
  receivedOn: '2026-11-05',
} as const

const grounds = {
  facts: '经查，截至 2026 年 9 月，该职工累计缴纳生育保险费 7 个月。',
  reason: '累计缴费不满 12 个月，不符合享受生育津贴的条件。',
  bases: [rules, { title: '社会保险经办条例', article: '第二十条' }],
  remedies,
}

const ordinary = {
  acceptance: {
    receivedOn: '2026-11-18',
    acceptedOn: '2026-11-20',
    materials: [
      { name: '生育保险待遇审核表', form: 'original', count: 1 },
      { name: '医院收费票据', form: 'electronic', count: 1 },
      { name: '出院记录', form: 'copy', count: 1 },
    ],
    due: [
      { component: 'medical', dueOn: '2026-12-18' },
      { component: 'prenatal', dueOn: '2026-12-18' },
      { component: 'allowance', dueOn: '2026-12-04' },
    ],
    inquiry: '登录网上申报系统，在“申报单”中按申报单号查询；或者凭本通知书到经办窗口查询。',
  },
  correction: {
    receivedOn: '2026-11-18',
    materials: [
      { name: '分娩记录', form: 'copy', count: 1, requirement: '剖宫产须提供，加盖医院病案室印章', basis: rules },
      {
        name: '生育保险待遇审核表',
        form: 'original',
        count: 1,
        requirement: '单位公章不清晰，请重新盖章',
        basis: rules,
      },
    ],
    answerOn: '2026-12-04',
    consequence: '逾期没有补正又没有说明理由的，终止办理；终止办理后可以重新申报。',
  },
  closing: {
    closedOn: '2026-11-20',
    ...grounds,
    facts: '经查，一次性补正告知书于 2026 年 11 月 5 日送达，补正期限为 2026 年 11 月 19 日，至今未补正。',
    reason: '逾期没有补正，也没有说明理由，申报材料不齐全。',
  },
  refusal: { component: 'allowance', askedFen: 4_209_667, ...grounds },
  'partial-refusal': {
    component: 'medical',
    askedFen: 312_055,
    grantedFen: 282_055,
    adjustments: [{ name: '床位', filedFen: 60_000, allowedFen: 30_000, reason: '超过普通床位费标准的部分由个人负担' }],
    ...grounds,
    facts: '经查，住院 5 天，床位费每天 120 元，高于普通床位费标准。',
    reason: '超出支付标准的床位费不属于生育医疗费支付范围。',
  },
} as const satisfies Partial<Record<NoticeKind, object>>

/** What each kind says beside its heading. */
const saidBy: Partial<Record<NoticeKind, object>> = ordinary

/** A frozen notice as most are. */
export function givenNotice<Kind extends NoticeKind>(kind: Kind, change: object = {}): NoticeData<Kind> {
  const row: object =
    kind === 'benefit-statement' ? statementOfClaim(givenDecided()) : { kind, ...heading, ...saidBy[kind] }
  return { notice: notice.parse({ ...row, ...change }) as NoticeOf<Kind>, printCount: 0, businessOn: '2026-11-20' }
}

/** The ordinary claim once it is approved. */
export const givenDecided = () =>
  givenClaim({
    status: 'approved',
    decided: {
      medicalFen: 312_055,
      prenatalFen: 200_000,
      allowanceFen: 4_209_667,
      totalFen: 4_721_722,
      on: '2026-11-20',
    },
  })

/** The least that a notice can say: a person who filed at the counter, no list that may be empty. */
export function givenMinimalNotice<Kind extends NoticeKind>(kind: Kind): NoticeData<Kind> {
  const short = { employer: null, asked: ['medical'], facts: '无缴费记录。', reason: '未参保。', bases: [rules] }
  const byKind: Partial<Record<NoticeKind, object>> = {
    acceptance: {
      employer: null,
      asked: ['medical'],
      materials: [],
      due: [{ component: 'medical', dueOn: '2026-12-18' }],
    },
    correction: { employer: null, asked: ['medical'] },
    'partial-refusal': { ...short, adjustments: [] },
    'benefit-statement': {
      employer: null,
      asked: ['medical'],
      benefits: [{ component: 'medical', grantedFen: 0, payee: null, allowance: null, steps: [], refusal: null }],
    },
  }
  return givenNotice(kind, byKind[kind] ?? short)
}

const long = (length: number, text: string) => ''.padEnd(length, text)
export const extremeName = '阿依古丽·买买提艾力·喆堃犇镕䶮'

/** As much as a notice can hold. */
export function givenExtremeNotice<Kind extends NoticeKind>(kind: Kind): NoticeData<Kind> {
  const person = { name: extremeName, idNumberMasked: '130102********002X' }
  const employer = {
    name: '河北省石家庄市正定新区综合保税区国际物流供应链管理与信息技术服务有限责任公司',
    unitNumber: '13010200123',
  }
  const bases = Array.from({ length: 10 }, (_, index) => ({
    title: rules.title,
    article: `第${index + 1}条第二款第（三）项`,
  }))
  const materials = Array.from({ length: 12 }, (_, index) => ({
    name: `第${index + 1}项${long(50, '材料名称')}`,
    form: 'copy',
    count: 99,
    requirement: long(200, '加盖医院病案室印章；'),
    basis: rules,
  }))
  const most = 99_999_999_999
  const common = { person, employer, number: long(60, '石医保生〔2026〕1108号之') }
  const decided = {
    ...common,
    facts: long(1000, '经查，该职工的缴费记录中断。'),
    reason: long(500, '不符合规定的条件，'),
    bases,
  }
  const byKind: Record<NoticeKind, object> = {
    acceptance: {
      ...common,
      materials: materials.map(({ name, count }) => ({ name, form: 'copy', count })),
      inquiry: long(200, '凭通知书查询。'),
    },
    correction: { ...common, materials, consequence: long(300, '逾期没有补正的，终止办理。') },
    closing: decided,
    refusal: { ...decided, askedFen: most },
    'partial-refusal': {
      ...decided,
      askedFen: most,
      grantedFen: 1,
      adjustments: Array.from({ length: 12 }, (_, index) => ({
        name: `第${index + 1}项${long(50, '费用项目')}`,
        filedFen: most,
        allowedFen: 1,
        reason: long(200, '超过支付标准的部分由个人负担，'),
      })),
    },
    'benefit-statement': {
      ...common,
      // One by the approver's word, the others with their steps.
      benefits: givenNotice('benefit-statement').notice.benefits.map((benefit, index) => ({
        ...benefit,
        grantedFen: most,
        ...(index === 0 ? { steps: [], byWord: { facts: decided.facts, reason: decided.reason, bases } } : {}),
      })),
    },
  }
  return givenNotice(kind, byKind[kind])
}
