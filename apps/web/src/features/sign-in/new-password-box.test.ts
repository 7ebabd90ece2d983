import { newPassword, passwordLength } from '@cradle/domain/wire'
import { expect, test } from 'vitest'
import { LEAST, MOST, newPasswordBox } from './new-password-box.ts'

test('the page and the API mean the same lengths', () => {
  expect({ least: LEAST, most: MOST }).toEqual(passwordLength)
})

test.each([
  ['seven characters', 'a'.repeat(7)],
  ['eight', 'a'.repeat(8)],
  ['eight that take sixteen places', '😀'.repeat(8)],
  ['seven that take fourteen', '😀'.repeat(7)],
  ['128', 'a'.repeat(128)],
  ['129', 'a'.repeat(129)],
])('a password of %s is judged as the API judges it', (_what, typed) => {
  const refused = newPassword.safeParse(typed).error?.issues[0]?.message
  expect(newPasswordBox.judge(typed)).toBe(refused)
})
