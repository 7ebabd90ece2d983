import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import { type Fen, fen, readYuan } from '../money/index.ts'

/** Text that PostgreSQL can hold: no NUL, and no half of a character that takes two (an emoji cut at a limit). */
export const plainText = (max: number, whenNoText = '应为文字') =>
  z
    .string(whenNoText)
    .max(max, `最多 ${max} 个字`)
    // oxlint-disable-next-line no-control-regex -- NUL is exactly what is refused
    .regex(/^[^\u0000\p{Surrogate}]*$/u, '含有不能保存的字符')

/** Required text, trimmed, with the sentence to show while it is empty. */
export const requiredText = (max: number, whenEmpty: string) => plainText(max, whenEmpty).trim().min(1, whenEmpty)

/** Optional text, at most `max` characters; a blank one counts as not given. */
export const optionalText = (max: number) => plainText(max).transform(nullIfBlank).nullish()

/**
 * A day. Judged by `plainDate`, whose refusal would abort: zod then keeps silent about whatever binds the other fields
 * of the section to each other, and the clerk would read of that in a second round.
 */
export const day = z.string('请填写日期').superRefine(judgedBy(plainDate))

/** Short text that need not be given, but must be as `field` wants it once it is; a blank one counts as not given. */
export const whenGiven = (field: z.ZodType<string>) =>
  plainText(40)
    .transform(nullIfBlank)
    .superRefine((text, context) => (text === null ? undefined : judgedBy(field)(text, context)))
    .nullish()

/** A choice from a code table, with the sentence to show while nothing is chosen. */
export const choice = <const Codes extends readonly [string, ...string[]]>(codes: Codes, whenEmpty: string) =>
  z.enum(codes, { error: whenEmpty })

/** A whole number between `min` and `max`. A draft may hold the text that was typed instead: `sentence` answers it. */
export const wholeNumber = (min: number, max: number, sentence: string) =>
  z.number(sentence).refine((typed) => Number.isInteger(typed) && typed >= min && typed <= max, sentence)

/** The largest amount one invoice or claim may state: 999,999,999.99 元. */
const MAX_AMOUNT = 99_999_999_999

/** An amount in fen, not negative. Where a draft holds text, the sentence says what is wrong with that text. */
export const amountFen = (whenEmpty: string) =>
  z
    .number({
      error: ({ input }) => {
        if (typeof input !== 'string' || input.trim() === '') return whenEmpty
        const read = readYuan(input)
        return read.ok ? whenEmpty : read.problem
      },
    })
    .min(0, '金额不能为负数')
    .max(MAX_AMOUNT, '金额不能超过 999,999,999.99 元')
    .refine(Number.isInteger, '金额最多两位小数')
    .transform((amount): Fen => fen(amount))

/**
 * Lets a rule between fields speak as soon as those it reads stand, as `fields` judges them, whatever else is wrong.
 * Zod by itself asks such rules only once every field is right. `fields` asks nothing that the schema does not ask
 * itself: where nothing was found yet, they stand.
 */
export const onceStanding = (fields: z.ZodType) => ({
  when: ({ value, issues }: z.core.ParsePayload) => issues.length === 0 || fields.safeParse(value).success,
})

function judgedBy(field: z.ZodType<string>) {
  return (text: string, context: z.RefinementCtx) => {
    for (const { message } of field.safeParse(text).error?.issues ?? []) context.addIssue({ code: 'custom', message })
  }
}

function nullIfBlank(text: string): string | null {
  return text.trim() === '' ? null : text
}
