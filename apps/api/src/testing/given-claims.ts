import { isTouched, sectionNames, type DraftAnswers, type SectionName } from '@cradle/domain/claim'
import { birthAnswers, operationAnswers } from '@cradle/db/seed'
import { certificationText, type ClaimView, type ReviewView } from '@cradle/domain/wire'
import { givenPapers } from './given-documents.ts'
import { type Insured, nextNumber, type Person } from './given-people.ts'
import type { Product } from './given-product.ts'

/** The period of most tests. */
const PERIOD = '2026-11'
const EVENT_ON = '2026-10-20'

type Change = Partial<{ [Name in SectionName]: Record<string, unknown> }>

/** The complete answers of a birth, with an invoice of its own; `change` replaces fields of a section. */
export function answersWith(change: Change = {}, { eventOn = EVENT_ON } = {}): DraftAnswers {
  return changed(birthAnswers({ n: nextNumber(), eventOn }), change)
}

/** The insured person's own account, complete. */
export const payeeOf = (
  { name, idNumber }: Pick<Insured, 'name' | 'idNumber'>,
  accountNumber = '6217000010000000003',
): Record<string, unknown> => ({
  payee: 'insured',
  holder: name,
  holderNumber: idNumber,
  accountKind: 'card',
  accountNumber,
  bank: '中国建设银行',
  branch: '石家庄长安支行',
  branchCode: '105121000015',
})

/** The complete answers of a family-planning operation. */
export function operationWith(change: Change = {}, { eventOn = EVENT_ON } = {}): DraftAnswers {
  return changed(operationAnswers({ n: nextNumber(), eventOn }), change)
}

const changed = (answers: DraftAnswers, change: Change): DraftAnswers =>
  Object.fromEntries(sectionNames.map((name) => [name, { ...answers[name], ...change[name] }])) as DraftAnswers

/** A draft just begun. */
export async function givenBegun(clerk: Person, person: Pick<Insured, 'id'>, event: object = {}): Promise<ClaimView> {
  const answer = await clerk.post('/claims', { personId: person.id, event })
  if (answer.statusCode !== 201) throw new Error(`no claim was begun: ${answer.body}`)
  return answer.json<ClaimView>()
}

/** Saves one section on what stands there; answers the claim. */
export async function givenSaved(clerk: Person, claim: ClaimView, section: SectionName, data: object) {
  const { version } = claim.sections[section]
  const answer = await clerk.patch(`/claims/${claim.id}`, { section, version, data })
  if (answer.statusCode !== 200) throw new Error(`${section} was not saved: ${answer.body}`)
  return answer.json<ClaimView>()
}

/** A draft with everything answered, and the rows of its required documents. */
export async function givenDraft(
  clerk: Person,
  person: Pick<Insured, 'id'>,
  answers = answersWith(),
): Promise<ClaimView> {
  let claim = await givenBegun(clerk, person, answers.event)
  for (const section of sectionNames.slice(1))
    if (isTouched(answers[section])) claim = await givenSaved(clerk, claim, section, answers[section])
  await givenPapers(clerk, claim)
  return claim
}

/** The claim with a reason given for every warning there is now. */
export async function givenExplained(clerk: Person, { id }: { id: string }): Promise<ClaimView> {
  let claim = await nowOf(clerk, { id })
  for (const { level, section, code, pointer, message, reason } of claim.findings) {
    if (level !== 'warn') continue
    const body = { section, code, pointer, message, version: reason?.version ?? 0, reason: '已核对无误' }
    const answer = await clerk.put(`/claims/${id}/finding-reasons`, body)
    if (answer.statusCode !== 200) throw new Error(`no reason was kept: ${answer.body}`)
    claim = answer.json<ClaimView>()
  }
  return claim
}

/** The claim as `person` sees it now. */
export const nowOf = async (person: Person, { id }: { id: string }): Promise<ClaimView> =>
  (await person.get(`/claims/${id}`)).json<ClaimView>()

type Sending = { period?: string; key?: string }

/** Submits claims as they stand on the clerk's screen. */
export function submit(
  clerk: Person,
  claims: Pick<ClaimView, 'id' | 'version'>[],
  { period = PERIOD, key }: Sending = {},
) {
  const chosen = claims.map(({ id, version }) => ({ id, version }))
  const body = { period, claims: chosen, certification: certificationText }
  return clerk.post('/submissions', body, key ? { 'idempotency-key': key } : {})
}

/** Complete claims, submitted; answers each as it stands then. */
export async function givenSubmitted(clerk: Person, persons: readonly Pick<Insured, 'id'>[]): Promise<ClaimView[]> {
  const drafts: ClaimView[] = []
  for (const person of persons) drafts.push(await givenDraft(clerk, person))
  const answer = await submit(clerk, drafts)
  if (answer.statusCode !== 201) throw new Error(`nothing was submitted: ${answer.body}`)
  return Promise.all(drafts.map((draft) => nowOf(clerk, draft)))
}

/** Decides on the claim as it stands now; who agrees tells the tasks of their stage done, unless `tasks` says otherwise. */
export async function decide(
  reviewer: Person,
  claim: { id: string },
  deed: { action: string; [field: string]: unknown },
) {
  const { version } = await nowOf(reviewer, claim)
  const tasks = deed.action === 'agree' && !('tasks' in deed) ? { tasks: await givenTasks(reviewer, claim) } : {}
  return reviewer.post(`/claims/${claim.id}/decisions`, { version, ...tasks, ...deed })
}

/** The open tasks of the reviewer's stage, each told done. */
async function givenTasks(reviewer: Person, { id }: { id: string }) {
  const { stage, tasks } = (await reviewer.get(`/claims/${id}/review`)).json<ReviewView>()
  return tasks
    .filter((task) => task.stage === stage && task.state !== 'done' && (task.by === 'person' || task.answeredByNote))
    .map(({ code, by }) => ({ task: code, done: true, ...(by === 'system' ? { note: '已核对，不是重复' } : {}) }))
}

/** The same, which must succeed; answers the claim as the reviewer sees it then. */
export async function givenDecided(
  reviewer: Person,
  claim: { id: string },
  ...deeds: { action: string; [field: string]: unknown }[]
) {
  let decided: ClaimView | undefined
  for (const deed of deeds) {
    const answer = await decide(reviewer, claim, deed)
    if (answer.statusCode !== 200) throw new Error(`${deed.action} failed: ${answer.body}`)
    decided = answer.json<ClaimView>()
  }
  if (!decided) throw new Error('nothing was decided')
  return decided
}

/** A reopening by a decision on reconsideration. */
export const reopening = {
  action: 'reopen',
  ground: 'reconsideration',
  documentNumber: '石政复决〔2026〕7号',
  documentOn: '2026-11-04',
  reason: '复议决定撤销原决定',
}

/** The facts, reason and article that a refusal cannot do without. */
export const grounds = {
  facts: '经核对缴费记录，分娩当月累计缴费不足 12 个月。',
  reason: '未达到享受生育保险待遇的缴费月数。',
  article: '《石家庄市生育保险办法》第十条',
}

export type Recorded = {
  type: string
  role: string
  payload: { detail?: Record<string, unknown>; membership: string | null }
}

/** What the trail holds about something, in order. */
export async function trailOf({ rows }: Product, subjectId: string): Promise<Recorded[]> {
  const events = await rows<{ type: string; role: string; payload: string }>(
    'select type, role, payload from audit_event where subject_id = $1 order by recorded_at, seq',
    [subjectId],
  )
  return events.map(({ payload, ...event }) => ({ ...event, payload: JSON.parse(payload) as Recorded['payload'] }))
}

/** The kinds of the events about something, in order. */
export const deedsOf = async (product: Product, subjectId: string) =>
  (await trailOf(product, subjectId)).map(({ type }) => type)
