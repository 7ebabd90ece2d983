import type { SectionName } from '../claim/index.ts'

/** Levels of a finding. `block` stops submission, never saving; `warn` asks the clerk for a reason; `flag` is for reviewers. */
export const levels = { block: '应改', warn: '提示', flag: '疑点' } as const

/** What a check found: where, what was compared with what, and how grave it is. */
export type Finding = {
  /** The rule's number (A01 …) or `field` for a field that its section refuses. */
  code: string
  level: keyof typeof levels
  section: SectionName
  /** JSON pointer into the section, e.g. `/invoices/0/lines/2/amountFen`. */
  pointer: string
  message: string
}
