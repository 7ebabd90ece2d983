import type { PlainDate } from '@cradle/domain/calendar'
import { changedAnswers, type DraftAnswers } from '@cradle/domain/claim'
import type { ClaimForm, ClaimFormData } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { contentHashOf } from '#api/claim/file-claims.ts'
import { clearOf } from '#api/claim/sealed-section.ts'

/** How often a form of a claim was printed, and the last of these prints. */
export type PrintedBefore = { count: number; printedOn: PlainDate; contentHash: string; answers: DraftAnswers | null }

const readLast = statement<PrintedBefore & { claimId: string }>(
  'form-print.last',
  `select distinct on (claim_id) claim_id as "claimId", count(*) over (partition by claim_id)::int as count, answers,
     content_hash as "contentHash", coalesce(business_on, (printed_at at time zone 'Asia/Shanghai')::date) as "printedOn"
   from form_print where claim_id = any($1) and form = $2 order by claim_id, printed_at desc, id desc`,
)

/** The earlier prints of this form, by claim. */
export async function printedBefore(db: Scoped, claimIds: readonly string[], form: ClaimForm) {
  const rows = await db.query(readLast, [claimIds, form])
  return new Map<string, PrintedBefore>(rows.map(({ claimId, ...last }) => [claimId, last]))
}

/** What changed since the last print, in words. */
export function sinceLastPrint(
  last: PrintedBefore | undefined,
  now: DraftAnswers,
  contentHash: string,
): ClaimFormData['sinceLastPrint'] {
  if (!last) return null
  return { printedOn: last.printedOn, changes: last.contentHash === contentHash ? [] : changesSince(last, now) }
}

function changesSince({ answers, contentHash }: PrintedBefore, now: DraftAnswers): string[] {
  if (!answers) return ['申报内容']
  const changes = changedAnswers(answers, keptOf(now))
  // Sensitive answers are not kept with a print: with today's in their place the old hash comes out, or they changed.
  const secrets = Object.fromEntries(Object.entries(now.contact).filter(([field]) => !(field in keptOf(now).contact)))
  const sameSecrets = contentHashOf({ ...answers, contact: { ...answers.contact, ...secrets } }) === contentHash
  return sameSecrets ? changes : [...changes, '联系电话或配偶证件号']
}

/** The answers as they are kept with a print: none that is sensitive. */
export const keptOf = (answers: DraftAnswers): DraftAnswers => ({
  ...answers,
  contact: clearOf('contact', answers.contact),
})
