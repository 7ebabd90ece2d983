import { describe, expect, test } from 'vitest'
import { givenAnswers, givenInvoice } from '../testing/answers.ts'
import { changedAnswers } from './changed-answers.ts'

const before = givenAnswers()

describe('what changed between two readings of a claim', () => {
  test('is nothing where nothing did', () => {
    expect(changedAnswers(before, givenAnswers())).toEqual([])
  })

  test('is named as people call it, once, without what was answered', () => {
    const after = { ...before, contact: { ...before.contact, address: '另一处' } }
    expect(changedAnswers(before, after)).toEqual(['联系地址'])
  })

  test('names the invoice, its total and its lines', () => {
    const invoice = givenInvoice()
    const line = { printedClass: 'bed', filingClass: 'bed', amountFen: 1 } as const
    const after = { ...before, charges: { totalFen: 1, invoices: [{ ...invoice, totalFen: 1, lines: [line] }] } }
    expect(changedAnswers(before, after)).toEqual(['医疗费总额', '票据 1 票据金额', '票据 1 明细'])
  })

  test('tells what was added and what was taken away', () => {
    const after = { ...before, contact: { ...before.contact, spouseGiven: false } }
    expect(changedAnswers(before, after)).toEqual(['配偶姓名', '配偶身份证号', '配偶单位', '配偶'])
    expect(changedAnswers(after, before)).toEqual(['配偶', '配偶姓名', '配偶身份证号', '配偶单位'])
  })
})
