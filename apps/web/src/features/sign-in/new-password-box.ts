import type { Box } from './step-form.tsx'

/** As the API has it (domain/wire/session.ts); the test beside this holds them together, so that the page stays light. */
export const LEAST = 8
export const MOST = 128

/** A box for a password to be chosen. What can be judged here is; the rest the server says at this box. */
export const newPasswordBox = {
  name: 'password',
  label: '新密码',
  missing: '请输入新密码',
  type: 'password',
  autoComplete: 'new-password',
  hint: `${LEAST} 至 ${MOST} 个字符，区分大小写，不能是常见密码或用户名。`,
  judge(typed: string) {
    const length = [...typed.normalize('NFC')].length
    if (length < LEAST) return `密码至少 ${LEAST} 个字符`
    return length > MOST ? `密码最多 ${MOST} 个字符` : undefined
  },
} as const satisfies Box<'password'>
