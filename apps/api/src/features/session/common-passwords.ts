import { dictionary } from '@zxcvbn-ts/language-common'

/** The passwords people use most, in small letters. */
const common = new Set(dictionary['passwords-common'])

/** Whether a password is among those that are tried first; capitals make none of them rarer. */
export const isCommonPassword = (password: string): boolean => common.has(password.toLowerCase())
