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
  /** Of a flag: the numbers of other claims that a reviewer may want to open. */
  claims?: string[]
}

/** As long as a clerk's reason may be. */
export const MAX_REASON = 200

/** A finding as its clerk answers it: only a warning is asked a reason. */
type Answered = Pick<Finding, 'level'> & { reason: { text: string | null } | null }

/** Whether a finding asks for a reason that was not given yet. */
export const lacksReason = ({ level, reason }: Answered): boolean => level === 'warn' && !reason?.text

/** Whether a finding stops a submission: it must be put right, or explained. */
export const stopsSubmission = (finding: Answered): boolean => finding.level === 'block' || lacksReason(finding)

/** Whether two findings are the same: a reason given for one holds for the other. What was found is in the message. */
export const isSameFinding = (one: Place, other: Place): boolean =>
  one.code === other.code && one.section === other.section && one.pointer === other.pointer

type Place = Pick<Finding, 'code' | 'section' | 'pointer'>
