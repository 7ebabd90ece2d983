import { z } from 'zod'

/** What a reader makes of typed text: the parts it understood, or one sentence that says what is wrong. */
export type Reading<Parts> = ({ ok: true } & Parts) | { ok: false; problem: string }

/** `text` as readers look at it: full-width characters made half-width; blanks and invisible characters left out. */
export function compact(text: string): string {
  // Format characters (\p{Cf}) come along unseen when a number is pasted from a chat or a file's properties.
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '')
}

/** A field that must satisfy `read`: it keeps the text as typed, 40 characters at most, and answers in its words. */
export function readBy(read: (text: string) => Reading<unknown>) {
  return z
    .string('请填写此项')
    .max(40, { error: '最多 40 个字符', abort: true })
    .superRefine((text, context) => {
      const reading = read(text)
      if (!reading.ok) context.addIssue({ code: 'custom', message: reading.problem })
    })
}
