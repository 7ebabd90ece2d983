import { expect, test } from 'vitest'
import { givenMonth } from '#web/testing/given-month.ts'
import { deadlineOf, fateOf } from './fates.ts'

const submitted = {
  id: '00000000-0000-7000-8000-000000000009',
  number: 'T1-202611-000001',
  submittedAt: '2026-11-05T01:00:00Z',
  claims: 2,
}

test.each([
  ['incomplete', {}, '11 月 10 日 24:00 前未申报的转入 2026-12 期，内容都在'],
  ['ready', {}, '11 月 10 日 24:00 前未申报的转入 2026-12 期'],
  ['ready', { next: { what: 'opens', at: '2026-10-31T16:00:00Z' } }, '11 月 1 日 0:00 起可以申报'],
  ['ready', { submitted }, '本期已申报，11 月 10 日 24:00 后转入 2026-12 期'],
  ['returned', {}, '不受申报时间限制，随时可以重新申报'],
  ['returned', { answerOn: '2026-11-20' }, '不受申报时间限制，最近的答复期限 11 月 20 日'],
  [
    'submitted',
    { submitted, deemedOn: '2026-11-13' },
    '受理前可以撤回，至 11 月 10 日 24:00；最早 11 月 13 日起视同受理',
  ],
] as const)('%s, %j: %s', (pile, change, sentence) => {
  expect(fateOf(pile, givenMonth(change))).toBe(sentence)
})

test.each([
  [{}, '申报 11 月 10 日 24:00 截止'],
  [{ submission: { state: 'day-off' } }, '申报 11 月 10 日 24:00 截止，今天不是工作日，不受理'],
  [{ submission: { state: 'before' } }, '申报 11 月 1 日 0:00 开始；现在可以录入'],
  [{ submitted }, '本期已申报；下一期 11 月 11 日 0:00 起录入'],
  [
    { submitted, reopened: [{ period: '2026-11', until: '2026-11-13T10:00:00Z', reason: '网络故障' }] },
    '2026-11 期已为本单位重新开放，11 月 13 日 18:00 截止',
  ],
] as const)('the moment that counts, of %j', (change, text) => {
  expect(deadlineOf(givenMonth(change)).text).toBe(text)
})
