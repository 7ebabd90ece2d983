import { describe, expect, test } from 'vitest'
import { givenAnswers, givenOperation } from '../testing/answers.ts'
import { blockingTasks, refusedAnswer, type TaskAnswer, type TaskCode, type TaskFacts, tasksOf } from './index.ts'

const facts: TaskFacts = {
  answers: givenAnswers(),
  required: ['M01', 'M02'],
  missing: [],
  breakdown: null,
  lacks: ['请填写生育日期'],
  duplicates: [],
  answered: [],
}
const answer = (task: TaskCode, change: Partial<TaskAnswer> = {}): TaskAnswer => ({
  task,
  done: true,
  note: null,
  by: '李文静',
  at: '2026-11-05T01:00:00Z',
  ...change,
})
const stateOf = (given: TaskFacts, code: TaskCode) => tasksOf(given).find((task) => task.code === code)

describe('the tasks of a claim', () => {
  test('of a birth compare the record of the delivery', () => {
    expect(tasksOf(facts).map(({ code }) => code)).toEqual([
      'completeness',
      'identity',
      'invoices',
      'bills',
      'delivery',
      'eligibility',
      'duplicates',
      'calculation',
      'verification',
    ])
  })

  test('of an operation compare its own papers', () => {
    const codes = tasksOf({ ...facts, answers: { ...facts.answers, event: givenOperation() } }).map(({ code }) => code)
    expect(codes).toContain('treatment')
    expect(codes).not.toContain('delivery')
  })

  test('without bills compare none', () => {
    const stays = [{ ...facts.answers.stay.stays![0], settledDirectly: true }]
    const settled = { ...facts.answers, stay: { stays }, charges: {} }
    expect(tasksOf({ ...facts, answers: settled }).map(({ code }) => code)).not.toContain('bills')
  })
})

describe('the system says in words what it compared', () => {
  test.each([
    ['completeness', {}, 'done', '必交资料 2 种，都已提交'],
    ['completeness', { missing: ['M02'] }, 'failed', '必交资料 2 种，缺少医院收费票据'],
    ['duplicates', {}, 'done', '没有在其他申报中出现'],
    ['duplicates', { duplicates: [{ message: '同一张票据在申报 SB1 中' }] }, 'failed', '同一张票据在申报 SB1 中'],
    ['calculation', {}, 'failed', '请填写生育日期'],
    ['invoices', {}, 'done', '医疗费总额'],
  ] as const)('%s', (code, change, state, compared) => {
    expect(stateOf({ ...facts, ...change }, code)).toMatchObject({ state, compared: expect.stringContaining(compared) })
  })

  test('and a note of its person answers what the table lets it answer', () => {
    const found = { ...facts, duplicates: [{ message: '同一张票据' }] }
    expect(stateOf({ ...found, answered: [answer('duplicates', { note: '双胞胎' })] }, 'duplicates')?.state).toBe(
      'done',
    )
    expect(stateOf({ ...found, answered: [answer('duplicates')] }, 'duplicates')?.state).toBe('failed')
  })
})

describe('a person’s task', () => {
  test('is open until it is answered, and the last answer stands', () => {
    expect(stateOf(facts, 'identity')?.state).toBe('open')
    expect(stateOf({ ...facts, answered: [answer('identity')] }, 'identity')?.state).toBe('done')
    const again = [answer('identity'), answer('identity', { done: false })]
    expect(stateOf({ ...facts, answered: again }, 'identity')?.state).toBe('failed')
  })

  test.each([
    ['identity', 'second-review', '由其他环节核对'],
    ['completeness', 'first-review', '由系统核对'],
    ['treatment', 'first-review', '没有这项核对'],
    ['duplicates', 'first-review', '请写明核对情况'],
    ['identity', 'first-review', ''],
  ] as const)('%s told by %s: %s', (task, stage, message) => {
    expect(refusedAnswer(tasksOf(facts), { task, done: true }, stage) ?? '').toContain(message)
  })
})

test('an agreement waits for the tasks of its stage, an approval for all of them', () => {
  const tasks = tasksOf(facts)
  const codesOf = (stage: 'first-review' | 'second-review' | 'approval') =>
    blockingTasks(tasks, stage).map(({ code }) => code)
  expect(codesOf('first-review')).toEqual(['identity', 'bills', 'delivery', 'calculation'])
  expect(codesOf('second-review')).toEqual(['verification'])
  expect(codesOf('approval')).toEqual([...codesOf('first-review'), 'verification'])
})
