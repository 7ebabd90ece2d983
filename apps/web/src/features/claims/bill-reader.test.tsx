import type { DraftAnswers } from '@cradle/domain/claim'
import { fireEvent, render, screen } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { describe, expect, test } from 'vitest'
import { BillReader } from './bill-reader.tsx'

type Charges = DraftAnswers['charges']

/** The reader of the second of two invoices; the first is a bill that stands already. */
function givenReader() {
  const held: { values: () => Charges } = { values: () => ({}) }
  function Reader() {
    const form = useForm<Charges>({
      defaultValues: { invoices: [{ code: '13060126', number: '0026896566' }, { checkCode: 'aaaaaa' }] },
    })
    held.values = form.getValues
    return <BillReader form={form} invoice={1} onClose={() => undefined} />
  }
  render(<Reader />)
  return {
    pastes: (text: string) =>
      fireEvent.paste(screen.getByLabelText('二维码图片或内容'), { clipboardData: { getData: () => text, files: [] } }),
    invoice: () => held.values().invoices?.[1],
    says: () => screen.getByRole('status').textContent,
  }
}

describe('the text of an electronic bill', () => {
  test('fills the invoice, and says with what', () => {
    const { pastes, invoice, says } = givenReader()
    pastes('https://bill.example/d?d=13060126_0026800001_c748a8_3120.55_20260922')
    expect(invoice()).toMatchObject({
      code: '13060126',
      number: '0026800001',
      checkCode: 'c748a8',
      issuedOn: '2026-09-22',
      totalFen: 312_055,
    })
    expect(says()).toBe('已填入票据代码、票据号码、校验码、开票日期、票据金额。')
  })

  test('leaves what it does not tell, and says so', () => {
    const { pastes, invoice, says } = givenReader()
    pastes('票据代码：13060126 票据号码：0026800001')
    expect(invoice()).toMatchObject({ number: '0026800001', checkCode: 'aaaaaa' })
    expect(says()).toContain('二维码里没有校验码、开票日期、票据金额，请对照票据填写。')
  })

  test('of a bill that stands already is told apart', () => {
    const { pastes, says } = givenReader()
    pastes('票据代码：13060126 票据号码：0026896566')
    expect(says()).toContain('这张票据已经是票据 1，请勿重复填写。')
  })

  test('that is none changes nothing, and nothing of it is shown', () => {
    const { pastes, invoice, says } = givenReader()
    pastes('王某 130102199202070022')
    expect(invoice()).toEqual({ checkCode: 'aaaaaa' })
    expect(says()).toBe('没有认出票据代码和票据号码，请对照票据手工填写')
    expect(document.body.textContent).not.toContain('王某')
  })
})
