import { describe, expect, test } from 'vitest'
import { megabytes, whyNoLetter } from './letter-file.ts'

const file = (bytes: number[] | string, { name = '承诺书.pdf', length = 0 } = {}) => {
  const content = typeof bytes === 'string' ? bytes : new Uint8Array(bytes)
  return new File([content, new Uint8Array(length)], name)
}

describe('a commitment letter', () => {
  test.each([
    ['a PDF', file('%PDF-1.7')],
    ['a JPEG', file([0xff, 0xd8, 0xff, 0xe0])],
    ['a PNG under any name', file([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], { name: '扫描件' })],
  ])('may be %s', async (_what, given) => {
    expect(await whyNoLetter(given)).toBeUndefined()
  })

  test.each([
    ['a text named .pdf', file('hello'), /^只接受 PDF、JPEG 或 PNG 文件/],
    ['nothing', file(''), /^这个文件是空的/],
    ['six megabytes', file('%PDF-1.7', { length: 6 * 1024 * 1024 }), /^文件有 6\.0 MB，不能超过 5 MB/],
  ])('is not %s', async (_what, given, sentence) => {
    expect(await whyNoLetter(given)).toMatch(sentence)
  })
})

test.each([
  [300, '1 KB'],
  [240_000, '234 KB'],
  [1_400_000, '1.3 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(megabytes(bytes)).toBe(words)
})
