import { benefitOfClaim } from '@cradle/domain/benefit'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { givenBasis } from '#web/testing/given-benefit.ts'
import { givenBirth } from '#web/testing/given-birth.ts'
import { BenefitTable } from './benefit-table.tsx'

function givenBreakdown(answers = givenBirth(), basis = givenBasis()) {
  const benefit = benefitOfClaim(answers, basis)
  if (!benefit.ok) throw new Error(benefit.missing.join())
  return benefit.breakdown
}

const rows = () => screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent))

test('names every benefit with its amount, and the total', () => {
  render(<BenefitTable caption="预计待遇" breakdown={givenBreakdown()} />)
  expect(rows()).toEqual([
    ['待遇', '金额（元）'],
    ['医疗费', '3,500.00'],
    ['产前检查', '2,000.00'],
    ['津贴 158 天', '38,446.67'],
    ['合计', '43,946.67'],
  ])
})

test('shows a refused benefit as nothing, with its one sentence', () => {
  const insured = { ...givenBasis().insured, wageContinues: true }
  render(<BenefitTable caption="预计待遇" breakdown={givenBreakdown(givenBirth(), givenBasis({ insured }))} />)
  expect(rows().slice(3)).toEqual([['津贴', '0.00'], ['产假期间工资由单位照发，不支付生育津贴'], ['合计', '5,500.00']])
})

test('says why a benefit that is not refused comes to nothing', () => {
  const breakdown = givenBreakdown(givenBirth({ event: { eventOn: '2024-06-01' } }))
  render(<BenefitTable caption="预计待遇" breakdown={breakdown} />)
  expect(rows().slice(2, 4)).toEqual([['产前检查', '0.00'], ['产前检查费不另支付']])
})

test.each([
  { filed: 'natural', now: 'caesarean', allowance: ['38,446.67', '42,096.67', '增加 3,650.00'], days: '158 → 173 天' },
  { filed: 'caesarean', now: 'natural', allowance: ['42,096.67', '38,446.67', '减少 3,650.00'], days: '173 → 158 天' },
] as const)('sets $filed as filed beside $now as it is', ({ filed, now, allowance, days }) => {
  const of = (delivery: 'natural' | 'caesarean') => givenBreakdown(givenBirth({ event: { delivery } }))
  render(<BenefitTable caption="待遇" breakdown={of(now)} filed={of(filed)} />)
  expect(rows()[0]).toEqual(['待遇', '申报时', '现在', '变化'])
  expect(rows()[2]).toEqual(['产前检查', '2,000.00', '2,000.00', '—'])
  expect(rows()[3]?.slice(1)).toEqual(allowance)
  expect(rows()[3]?.[0]).toBe(`津贴 ${days}`)
})
