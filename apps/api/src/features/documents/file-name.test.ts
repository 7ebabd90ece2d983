import { expect, test } from 'vitest'
import { fileNameOf } from './file-name.ts'

test.each([
  ['票据.jpg', '票据.jpg'],
  ['C:\\扫描\\出院记录 1.pdf', '出院记录 1.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a\u202Egpj.exe', 'agpj.exe'],
  ['line\r\nbreak.png', 'linebreak.png'],
  ['', '未命名'],
  ['  ', '未命名'],
  ['𠮷'.repeat(200), '𠮷'.repeat(100)],
])('%j is kept as %j', (given, kept) => {
  expect(fileNameOf(given)).toBe(kept)
})
