import { describe, expect, test } from 'vitest'
import { claimMoves } from '../claim/index.ts'
import { refusals } from '../testing/answers.ts'
import { decisionBody } from './decisions.ts'

const grounds = { facts: '住院病历载明为产前检查', reason: '不属于生育医疗费', article: '冀劳社〔2005〕30号第五条' }

describe('a decision', () => {
  test.each([
    { action: 'accept', version: 1 },
    { action: 'agree', version: 2 },
    { action: 'agree', version: 2, opinion: '同意' },
    { action: 'return', version: 2, reason: '缺少出生医学证明' },
    { action: 'return', version: 2, reason: '缺少出生医学证明', answerOn: '2026-11-20' },
    { action: 'send-back', version: 2, reason: '请核对产假天数' },
    { action: 'propose-refusal', version: 2, ...grounds },
    { action: 'approve', version: 3 },
    { action: 'approve', version: 3, opinion: '同意支付' },
    { action: 'refuse', version: 3, ...grounds },
    { action: 'close', version: 3, ...grounds },
    { action: 'undo', version: 3 },
    {
      action: 'reopen',
      version: 4,
      ground: 'reconsideration',
      documentNumber: '石政复决〔2026〕7号',
      documentOn: '2026-11-20',
      reason: '复议决定撤销原决定',
    },
    {
      action: 'return',
      version: 2,
      reason: '两处需要补正',
      pins: [
        { section: 'stay', pointer: '/stays/0/dischargedOn', text: '与出院记录不一致' },
        { documentKind: 'M05', text: '缺第二页' },
      ],
    },
    {
      action: 'approve',
      version: 3,
      components: [
        { component: 'medical', outcome: 'grant' },
        { component: 'allowance', outcome: 'refuse', ...grounds },
      ],
    },
    { action: 'agree', version: 2, tasks: [{ task: 'identity', done: true }] },
  ])('may be $action', (body) => {
    expect(decisionBody.parse(body)).toEqual(body)
  })

  test.each(['recall', 'submit', 'endorse', 'delete', '', null, undefined])('may not be %j', (action) => {
    expect(refusals(decisionBody, { action, version: 1 })).toEqual(['action: 请选择审核决定'])
  })

  test('is a move of the table', () => {
    const actions = decisionBody.options.map((option) => option.shape.action.value)
    const moves = new Set<string>(claimMoves.map((move) => move.action))
    expect(actions.filter((action) => !moves.has(action))).toEqual([])
  })

  test.each(['return', 'send-back'])('to %s states a reason', (action) => {
    for (const reason of [undefined, null, '', '  ']) {
      expect(refusals(decisionBody, { action, version: 1, reason })).toEqual(['reason: 请填写原因'])
    }
  })

  test.each(['refuse', 'propose-refusal', 'close'])('to %s states facts, reason and article', (action) => {
    expect(refusals(decisionBody, { action, version: 1 })).toEqual([
      'facts: 请填写查明的事实',
      'reason: 请填写原因',
      'article: 请填写所依据的文件和条款',
    ])
    for (const field of Object.keys(grounds)) {
      expect(refusals(decisionBody, { action, version: 1, ...grounds, [field]: ' ' })).toHaveLength(1)
    }
  })

  test.each([undefined, 0, 1.5, 1e19])('is made on a version (%j)', (version) => {
    expect(refusals(decisionBody, { action: 'accept', version })).toEqual(['version: 版本号不正确'])
  })

  test.each([
    [{ action: 'return', reason: '缺\0' }, 'reason: 含有不能保存的字符'],
    [{ action: 'agree', opinion: '同\0意' }, 'opinion: 含有不能保存的字符'],
    [{ action: 'approve', opinion: '长'.repeat(501) }, 'opinion: 最多 500 个字'],
    [{ action: 'return', reason: '长'.repeat(501) }, 'reason: 最多 500 个字'],
    [
      { action: 'return', reason: '缺件', pins: [{ documentKind: 'M99', text: '缺' }] },
      'pins.0: 请写明需要补正的位置和内容',
    ],
    [
      { action: 'approve', components: [1, 2].map(() => ({ component: 'medical', outcome: 'grant' })) },
      'components: 同一待遇项目决定了两次',
    ],
    [
      { action: 'approve', components: [{ component: 'medical', outcome: 'refuse', ...grounds, article: ' ' }] },
      'components.0.article: 请填写所依据的文件和条款',
    ],
    [{ action: 'return', reason: '缺件', answerOn: '2026-11-31' }, 'answerOn: 2026-11-31 不是真实的日期'],
  ])('is kept in words that can be kept: %j', (body, refusal) => {
    expect(refusals(decisionBody, { version: 1, ...body })).toEqual([refusal])
  })

  test('to approve carries no reason to refuse', () => {
    expect(decisionBody.safeParse({ action: 'approve', version: 1, ...grounds }).success).toBe(false)
  })
})
