import type { PlainDate } from '@cradle/domain/calendar'
import { changedAnswers, type DraftAnswers, type SectionName, sectionNames } from '@cradle/domain/claim'
import type { ClaimForm, ClaimFormData } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { contentHashOf } from '#api/claim/content-hash.ts'
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
  const filledIn = eachSection((section) => ({ ...answers[section], ...secretsIn(section, now[section]) }))
  return contentHashOf(filledIn) === contentHash ? changes : [...changes, '号码（电话、证件号或账号）']
}

const eachSection = (of: (section: SectionName) => object) =>
  Object.fromEntries(sectionNames.map((section) => [section, of(section)])) as DraftAnswers

const secretsIn = (section: SectionName, data: Record<string, unknown>) => {
  const kept = clearOf(section, data)
  return Object.fromEntries(Object.entries(data).filter(([field]) => !(field in kept)))
}

/** The answers as they are kept with a print: none that is sensitive. */
export const keptOf = (answers: DraftAnswers): DraftAnswers =>
  eachSection((section) => clearOf(section, answers[section]))
