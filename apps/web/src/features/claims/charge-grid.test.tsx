import type { DraftAnswers } from '@cradle/domain/claim'
import { fen } from '@cradle/domain/money'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { describe, expect, test } from 'vitest'
import { ChargeGrid, restInWords } from './charge-grid.tsx'

type Charges = DraftAnswers['charges']
type Lines = NonNullable<NonNullable<Charges['invoices']>[number]['lines']>

/** The lines of one invoice over `totalFen`, as on the page. */
function givenGrid(totalFen: number, lines: Lines = [{}]) {
  const held: { values: () => Charges } = { values: () => ({}) }
  function Grid() {
    const form = useForm<Charges>({ defaultValues: { invoices: [{ totalFen, lines }] } })
    held.values = form.getValues
    return (
      <>
        <ChargeGrid form={form} invoice={0} />
        <button id="next-step">下一步</button>
      </>
    )
  }
  render(<Grid />)
  return {
    user: userEvent.setup(),
    lines: () => held.values().invoices?.[0]?.lines,
    at: (row: number, column: '票据类别' | '申报类别' | '金额' | '票据上的类别名称') =>
      screen.getByLabelText<HTMLInputElement>(`第 ${row} 行${column}`),
    status: () => screen.getAllByRole('status').at(-1)?.textContent,
  }
}

const isFocused = (element: HTMLElement) => element === document.activeElement
const typed = (...amounts: number[]): Lines =>
  amounts.map((amountFen) => ({ printedClass: 'bed', filingClass: 'bed', amountFen }))

describe('the lines of an invoice', () => {
  test('are typed by number keys alone: a digit chooses the class, Enter goes to the next line', async () => {
    const { user, lines, at, status } = givenGrid(312_055)
    at(1, '票据类别').focus()
    await user.keyboard('6')
    expect(isFocused(at(1, '金额'))).toBe(true)
    await user.keyboard('800{Enter}')
    await expect.poll(() => isFocused(at(2, '票据类别'))).toBe(true)
    await user.keyboard('12320.55{Enter}')
    expect(lines()).toMatchObject([
      { printedClass: 'medical-materials', filingClass: 'treatment', amountFen: 80_000 },
      { printedClass: 'western-medicine', filingClass: 'western-a', amountFen: 232_055 },
    ])
    expect(status()).toBe('✓ 已全部分配')
    expect(isFocused(screen.getByRole('button', { name: '下一步' }))).toBe(true)
  })

  test('are typed by the initials of the class, whose first digit is the amount’s', async () => {
    const { user, lines, at } = givenGrid(300_000)
    at(1, '票据类别').focus()
    await user.keyboard('yycl800.5{Enter}')
    await expect.poll(() => isFocused(at(2, '票据类别'))).toBe(true)
    await user.keyboard('x1208{Enter}')
    await expect.poll(() => isFocused(at(3, '票据类别'))).toBe(true)
    await user.keyboard('wsclf{Enter}9')
    expect(lines()).toMatchObject([
      { printedClass: 'medical-materials', amountFen: 80_050 },
      { printedClass: 'western-medicine', amountFen: 120_800 },
      { printedClass: 'sanitary-materials-fee', filingClass: 'treatment', amountFen: 900 },
    ])
    expect(screen.getAllByText('建议')).toHaveLength(1)
  })

  test('name a class that no table has, which is filed for the reviewer to see', async () => {
    const { user, lines, at } = givenGrid(30_000)
    at(1, '票据类别').focus()
    await user.keyboard('bz{Enter}')
    expect(isFocused(at(1, '票据上的类别名称'))).toBe(true)
    await user.keyboard('接生费{Enter}300')
    expect(lines()).toMatchObject([
      { printedClass: 'unlisted', printedName: '接生费', filingClass: 'unclassified', amountFen: 30_000 },
    ])
    expect(screen.getByText('待审核')).toBeDefined()
  })

  test('are walked through by arrows, Backspace and Enter, and deleted by Ctrl+Delete', async () => {
    const { user, lines, at } = givenGrid(60_000, typed(10_000, 20_000, 30_000))
    at(2, '金额').focus()
    await user.keyboard('{ArrowDown}')
    expect(isFocused(at(3, '金额'))).toBe(true)
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(isFocused(at(1, '金额'))).toBe(true)
    await user.keyboard('{ArrowLeft}')
    expect(isFocused(at(1, '申报类别'))).toBe(true)
    await user.keyboard('{ArrowLeft}{ArrowRight}{ArrowRight}')
    expect(isFocused(at(1, '金额'))).toBe(true)
    await user.keyboard('{Backspace}{Backspace}')
    expect(isFocused(at(1, '票据类别'))).toBe(true)
    await user.keyboard('{Control>}{Delete}{/Control}')
    expect(lines()).toMatchObject([{ amountFen: 20_000 }, { amountFen: 30_000 }])
    await expect.poll(() => isFocused(at(1, '票据类别'))).toBe(true)
  })

  test('end where an empty line is left by Enter', async () => {
    const { user, lines, at } = givenGrid(60_000, [...typed(10_000), {}])
    at(2, '票据类别').focus()
    await user.keyboard('{Enter}')
    expect(lines()).toHaveLength(1)
    await expect.poll(() => isFocused(screen.getByRole('button', { name: '下一步' }))).toBe(true)
  })

  test('show at every key what of the invoice is still to allocate', async () => {
    const { user, at, status } = givenGrid(100_000)
    const amount = at(1, '金额')
    await user.type(amount, '987.70')
    expect(status()).toContain('待分配 12.30 元')
    await user.clear(amount)
    await user.type(amount, '1012.30')
    expect(status()).toBe('明细合计比票据金额多 12.30 元')
  })

  test('may be filed under another class than the printed one suggests', async () => {
    const { user, lines, at } = givenGrid(100)
    await user.selectOptions(at(1, '票据类别'), '西药')
    await user.selectOptions(at(1, '申报类别'), '西药乙类')
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

describe('rows of a spreadsheet', () => {
  const paste = (into: HTMLElement, text: string) =>
    fireEvent.paste(into, { clipboardData: { getData: () => text, files: [] } })

  test('are pasted as lines, those not understood named, and given back', async () => {
    const { user, lines, at } = givenGrid(200_825, typed(500))
    await user.click(screen.getByRole('button', { name: '+ 加一行' }))
    paste(at(2, '票据类别'), '类别\t金额\n西药\t1,208.25\n接生费\t800元\n退费\t-5\n合计\t2003.25\n')
    expect(lines()).toMatchObject([
      { amountFen: 500 },
      { printedClass: 'western-medicine', filingClass: 'western-a', amountFen: 120_825 },
      { printedClass: 'unlisted', printedName: '接生费', filingClass: 'unclassified', amountFen: 80_000 },
    ])
    const bar = screen.getByText('已取 2 行。').parentElement
    expect(bar?.textContent).toContain('第 4 行“退费 -5”没有取：金额不能为负数')
    expect(bar?.textContent).toContain('第 5 行“合计 2003.25”没有取：合计行')
    await user.click(screen.getByRole('button', { name: '撤销粘贴' }))
    expect(lines()).toHaveLength(2)
    expect(lines()?.[1]?.amountFen).toBeFalsy()
  })

  test('fill the amounts of classes that stand already', () => {
    const { lines, at } = givenGrid(300, [{ printedClass: 'bed', filingClass: 'bed' }, {}])
    paste(at(1, '金额'), '1\n2')
    expect(lines()).toMatchObject([{ printedClass: 'bed', amountFen: 100 }, { amountFen: 200 }])
  })

  test('cannot be given back once something was typed after them', async () => {
    const { user, at } = givenGrid(300)
    paste(at(1, '金额'), '1\n2')
    await user.type(at(1, '金额'), '5')
    expect(screen.queryByRole('button', { name: '撤销粘贴' })).toBeNull()
  })

  test('one amount alone is no row', () => {
    const { lines, at } = givenGrid(300)
    paste(at(1, '金额'), '1.00')
    expect(lines()).toEqual([{}])
  })
})

describe('a difference is explained, and its line is led to', () => {
  test.each([
    ['two digits swapped', 312_055, [128_025, 80_000, 111_230], '第 1 行可能有两位数字颠倒，是否应为 1,208.25 元', 1],
    ['a line typed twice', 200_000, [120_000, 80_000, 80_000], '第 3 行与第 2 行金额相同，是否重复录入', 3],
    ['a line left out', 280_000, [120_000, 80_000], '差额正好等于第 2 行，是否有两笔这样的金额，少录了一笔', 2],
  ])('%s', async (_, total, amounts, sentence, row) => {
    const { user, at, status } = givenGrid(total, typed(...amounts))
    expect(status()).toContain(sentence)
    await user.click(screen.getByRole('button', { name: '去核对' }))
    expect(isFocused(at(row, '金额'))).toBe(true)
  })

  test('but not while a line is still to be typed', () => {
    const { status } = givenGrid(280_000, [...typed(120_000, 80_000), {}])
    expect(status()).not.toContain('差额')
  })
})

test.each([
  [0, '✓ 已全部分配'],
  [1230, '待分配 12.30 元：明细合计比票据金额少 12.30 元'],
  [-5, '明细合计比票据金额多 0.05 元'],
])('a rest of %i fen reads %s', (rest, words) => {
  expect(restInWords(fen(rest))).toBe(words)
})
