import { z } from 'zod'
import { type Fen, fen, readYuan } from '../money/index.ts'

/** Text without NUL, which PostgreSQL cannot hold. */
export const plainText = (max: number) =>
  z
    .string()
    .max(max, `最多 ${max} 个字`)
    // oxlint-disable-next-line no-control-regex -- NUL is exactly what is refused
    .regex(/^[^\u0000]*$/u, '含有不能保存的字符')

/** Required text, trimmed, with the sentence to show while it is empty. */
export const requiredText = (max: number, whenEmpty: string) =>
  z.string({ error: whenEmpty }).trim().min(1, whenEmpty).pipe(plainText(max))

/** Optional text: absent, or at most `max` characters. */
export const optionalText = (max: number) => z.union([z.null(), plainText(max)]).optional()

/** A choice from a code table, with the sentence to show while nothing is chosen. */
export const choice = <const Codes extends readonly [string, ...string[]]>(codes: Codes, whenEmpty: string) =>
  z.enum(codes, { error: whenEmpty })

/** A whole number between `min` and `max`. A draft may hold the text that was typed instead: `sentence` answers it. */
export const wholeNumber = (min: number, max: number, sentence: string) =>
  z.int({ error: sentence }).min(min, sentence).max(max, sentence)

/** The largest amount one invoice or claim may state: 999,999,999.99 元. */
const MAX_AMOUNT = 99_999_999_999

/** An amount in fen, not negative. Where a draft holds text, the sentence says what is wrong with that text. */
export const amountFen = (whenEmpty: string) =>
  z
    .int({
      error: ({ input }) => {
        if (typeof input !== 'string' || input.trim() === '') return whenEmpty
        const read = readYuan(input)
        return read.ok ? whenEmpty : read.problem
      },
    })
    .min(0, '金额不能为负数')
    .max(MAX_AMOUNT, '金额不能超过 999,999,999.99 元')
    .transform((amount): Fen => fen(amount))
