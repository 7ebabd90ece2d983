import { describe, expect, test } from 'vitest'
import { refusals } from '../testing/answers.ts'
import { certificationText, submitMonthBody } from './submissions.ts'

const idOf = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`
const givenMonth = (change: object = {}) => ({
  period: '2026-11',
  claims: [
    { id: idOf(1), version: 1 },
    { id: idOf(2), version: 7 },
  ],
  certification: certificationText,
  ...change,
})
const claims = (count: number) => Array.from({ length: count }, (_, n) => ({ id: idOf(n), version: 1 }))

describe('submitting the month', () => {
  test('takes the chosen claims with their versions', () => {
    expect(submitMonthBody.parse(givenMonth())).toEqual(givenMonth())
  })

  test('takes 2,000 claims', () => {
    expect(refusals(submitMonthBody, givenMonth({ claims: claims(2000) }))).toEqual([])
  })

  test.each([
    ['no claim', { claims: [] }, 'claims: 请先勾选要申报的申报单'],
    ['nothing for the claims', { claims: undefined }, 'claims: 请先勾选要申报的申报单'],
    ['2,001 claims', { claims: claims(2001) }, 'claims: 一次最多申报 2000 份'],
    ['a claim twice', { claims: [...claims(2), ...claims(1)] }, 'claims: 同一份申报单勾选了两次'],
    [
      'a claim in two versions',
      { claims: [...claims(1), { id: idOf(0), version: 2 }] },
      'claims: 同一份申报单勾选了两次',
    ],
    ['a claim without its version', { claims: [{ id: idOf(1) }] }, 'claims.0.version: 版本号不正确'],
    ['a version past int8', { claims: [{ id: idOf(1), version: 1e19 }] }, 'claims.0.version: 版本号不正确'],
    ['an id of no form', { claims: [{ id: '1', version: 1 }] }, 'claims.0.id: 编号格式不正确'],
    ['no period', { period: undefined }, 'period: 请选择月份'],
    ['a month that does not exist', { period: '2026-13' }, 'period: 月份应写作年-月，如 2025-11'],
    ['no certification', { certification: undefined }, 'certification: 请确认申报声明'],
    ['a blank certification', { certification: ' ' }, 'certification: 请确认申报声明'],
  ])('refuses %s', (_, change, refusal) => {
    expect(refusals(submitMonthBody, givenMonth(change))).toEqual([refusal])
  })
})
