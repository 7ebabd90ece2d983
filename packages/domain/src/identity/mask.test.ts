import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskIdNumber, maskMiddle, maskPhone } from './mask.ts'

test('an ID number loses its birth date', () => {
  expect(maskIdNumber('130102199001011234')).toBe('130102********1234')
})

test.each([
  { number: '13831112345', masked: '138****2345' },
  { number: '0311-86012345', masked: '031******2345' },
])('$number shows as $masked', ({ number, masked }) => {
  expect(maskPhone(number)).toBe(masked)
})

describe('masking the middle', () => {
  test.each([
    { text: '', head: 6, tail: 4, masked: '' },
    { text: '1301', head: 6, tail: 4, masked: '****' },
    { text: '1301021234', head: 6, tail: 4, masked: '**********' },
    { text: '13010291234', head: 6, tail: 4, masked: '130102*1234' },
    { text: '6217000010000000003', head: 0, tail: 4, masked: '***************0003' },
    { text: '王小明', head: 1, tail: 0, masked: '王**' },
  ])('of “$text” leaves “$masked”', ({ text, head, tail, masked }) => {
    expect(maskMiddle(text, head, tail)).toBe(masked)
  })

  test('keeps the length, and always hides something', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,30}$/), fc.nat(10), fc.nat(10), (text, head, tail) => {
        expect(maskMiddle(text, head, tail)).toHaveLength(text.length)
        expect(maskMiddle(text, head, tail)).toContain('*')
      }),
    )
  })
})
