import type { DraftAnswers } from '@cradle/domain/claim'
import { fen } from '@cradle/domain/money'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { describe, expect, test } from 'vitest'
import { ChargeGrid, restInWords } from './charge-grid.tsx'

type Charges = DraftAnswers['charges']

/** The lines of one invoice over `totalFen`, as on the page. */
function givenGrid(totalFen: number) {
  const held: { values: () => Charges } = { values: () => ({}) }
  function Grid() {
    const form = useForm<Charges>({ defaultValues: { invoices: [{ totalFen, lines: [{}] }] } })
    held.values = form.getValues
    return <ChargeGrid form={form} invoice={0} />
  }
  render(<Grid />)
  return { user: userEvent.setup(), lines: () => held.values().invoices?.[0]?.lines }
}

describe('the lines of an invoice', () => {
  test('are typed by number keys alone: a digit chooses the class, Enter goes to the next line', async () => {
    const { user, lines } = givenGrid(312_055)
    screen.getByLabelText('第 1 行票据类别').focus()
    await user.keyboard('6')
    expect(screen.getByLabelText('第 1 行金额')).toBe(document.activeElement)
    await user.keyboard('800{Enter}')
    await expect.poll(() => screen.getByLabelText('第 2 行票据类别') === document.activeElement).toBe(true)
    await user.keyboard('12320.55')
    expect(lines()).toMatchObject([
      { printedClass: 'medical-materials', filingClass: 'treatment', amountFen: 80_000 },
      { printedClass: 'western-medicine', filingClass: 'western-a', amountFen: 232_055 },
    ])
    expect(screen.getByRole('status').textContent).toBe('✓ 已全部分配')
  })

  test('show at every key what of the invoice is still to allocate', async () => {
    const { user } = givenGrid(100_000)
    const amount = screen.getByLabelText('第 1 行金额')
    await user.type(amount, '987.70')
    expect(screen.getByRole('status').textContent).toContain('待分配 12.30 元')
    await user.clear(amount)
    await user.type(amount, '1012.30')
    expect(screen.getByRole('status').textContent).toBe('明细合计比票据金额多 12.30 元')
  })

  test('may be filed under another class than the printed one suggests', async () => {
    const { user, lines } = givenGrid(100)
    await user.selectOptions(screen.getByLabelText('第 1 行票据类别'), '西药')
    await user.selectOptions(screen.getByLabelText('第 1 行申报类别'), '西药乙类')
    expect(lines()).toMatchObject([{ printedClass: 'western-medicine', filingClass: 'western-b' }])
  })

  test('can be deleted, all but the last one', async () => {
    const { user, lines } = givenGrid(100)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '删除第 1 行' }).disabled).toBe(true)
    await user.click(screen.getByRole('button', { name: '+ 加一行' }))
    await user.click(screen.getByRole('button', { name: '删除第 1 行' }))
    expect(lines()).toHaveLength(1)
  })
})

test.each([
  [0, '✓ 已全部分配'],
  [1230, '待分配 12.30 元：明细合计比票据金额少 12.30 元'],
  [-5, '明细合计比票据金额多 0.05 元'],
])('a rest of %i fen reads %s', (rest, words) => {
  expect(restInWords(fen(rest))).toBe(words)
})
