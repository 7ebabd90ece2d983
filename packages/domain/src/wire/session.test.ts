import { describe, expect, test } from 'vitest'
import { refusals } from '../testing/answers.ts'
import { activationBody, newPassword, refreshBody, signInAnswer, typedCode, username } from './session.ts'

describe('a code', () => {
  test.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['１２３４５６', '123456'],
    ['abcde-fghjk', 'ABCDEFGHJK'],
  ])('typed as %j is read as %j', (typed, read) => {
    expect(typedCode.parse(typed)).toBe(read)
  })

  test.each(['', '12345', '1'.repeat(21), '1234；6', '1'.repeat(41)])('%j is none', (typed) => {
    expect(typedCode.safeParse(typed).success).toBe(false)
  })
})

describe('a password to be kept', () => {
  test.each([
    ['八个字符的密码呀', '八个字符的密码呀'],
    ['𠮷'.repeat(8), '𠮷'.repeat(8)],
    ['月'.repeat(128), '月'.repeat(128)],
    ['cre\u0300me brulee', 'cr\u00e8me brulee'],
    ['  moon tide  ', '  moon tide  '],
  ])('%j is kept as %j', (typed, kept) => {
    expect(newPassword.parse(typed)).toBe(kept)
  })

  test.each([
    ['七个字符的密码', '密码至少 8 个字符'],
    ['𠮷'.repeat(7), '密码至少 8 个字符'],
    ['x'.repeat(129), '密码最多 128 个字符'],
    ['x'.repeat(5000), '密码最多 128 个字符'],
    ['correct\u0000horse', '密码含有不能使用的字符'],
    ['correct \ud83d horse', '密码含有不能使用的字符'],
    [12345678, '请输入密码'],
  ])('%j is refused: %s', (typed, sentence) => {
    expect(newPassword.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([sentence])
  })
})

test.each(['abcd', 'Li.Ming_2-x', 'a'.repeat(64)])('%j is a username', (name) => {
  expect(username.safeParse(name).success).toBe(true)
})
test.each(['abc', '李明四五', 'li ming', 'a'.repeat(65), ''])('%j is no username', (name) => {
  expect(username.safeParse(name).success).toBe(false)
})

describe('an activation', () => {
  const given = { code: 'ABCDEFGHJK', password: '春江花月夜 2026' }

  test.each([{ username: 'clerk' }, { unitNumber: '130100100001' }, { unitNumber: 'U1', username: 'unit-1' }])(
    'names its account by %j',
    (names) => {
      expect(activationBody.safeParse({ ...given, ...names }).success).toBe(true)
    },
  )

  test('names some account', () => {
    expect(refusals(activationBody, given)).toEqual(['username: 请输入用户名'])
  })
})

test.each([undefined, null, {}, { membershipId: '018f0000-0000-7000-8000-000000000000' }])(
  'a refresh asks %j',
  (body) => {
    expect(refreshBody.safeParse(body).success).toBe(true)
  },
)

test('a sign-in is answered by a session or the step before it, and by nothing else', () => {
  expect(signInAnswer.safeParse({ next: 'second-factor', ticket: 'a.b' }).success).toBe(true)
  expect(signInAnswer.safeParse({ next: 'third-factor', ticket: 'a.b' }).success).toBe(false)
  expect(signInAnswer.safeParse({ accessToken: 'a' }).success).toBe(false)
})
