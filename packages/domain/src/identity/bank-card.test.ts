import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBankCard } from './bank-card.ts'

const cards = ['6217000010000000003', '6222020402000000008', '622848000000000007']

describe('a bank card', () => {
  test.each(cards)('is %s', (number) => {
    expect(readBankCard(number)).toEqual({ ok: true, number, luhn: true })
  })

  test.each(['6217 0000 1000 0000 003', '6217-0000-1000-0000-003', '６２１７００００１０００００００００３'])(
    'is “%s” as typed',
    (typed) => {
      expect(readBankCard(typed)).toEqual({ ok: true, number: '6217000010000000003', luhn: true })
    },
  )

  test('whose check digit fails is read all the same, and said so', () => {
    expect(readBankCard('6217000010000000004')).toEqual({ ok: true, number: '6217000010000000004', luhn: false })
  })

  test('with any digit mistyped fails its check', () => {
    const slips = fc.record({
      card: fc.constantFrom(...cards),
      place: fc.nat(17),
      by: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(slips, ({ card, place, by }) => {
        const slipped = (Number(card[place]) + by) % 10
        const typed = card.slice(0, place) + slipped + card.slice(place + 1)
        expect(readBankCard(typed)).toEqual({ ok: true, number: typed, luhn: false })
      }),
    )
  })

  test.each([
    { typed: '', problem: '请填写银行卡号' },
    { typed: '6217x00010000000003', problem: '银行卡号只能是数字' },
    { typed: '621700001000', problem: '银行卡号应为 13 至 19 位，现在是 12 位' },
    { typed: '62170000100000000031', problem: '银行卡号应为 13 至 19 位，现在是 20 位' },
  ])('is not “$typed” – $problem', ({ typed, problem }) => {
    expect(readBankCard(typed)).toEqual({ ok: false, problem })
  })
})
