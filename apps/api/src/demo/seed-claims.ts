import { randomUUIDv7 } from 'node:crypto'
import { accountByUsername } from '#api/lib/accounts.ts'
import { addDays, addMonths, instantInShanghai, type PlainDate } from '@cradle/domain/calendar'
import type { DraftAnswers } from '@cradle/domain/claim'
import { emptyDraft, sectionNames } from '@cradle/domain/claim'
import type { Fen } from '@cradle/domain/money'
import { certificationText, type ClaimView, type DecisionBody, type SaveSectionBody } from '@cradle/domain/wire'
import { statement, systemCaller } from '@cradle/db'
import { birthAnswers, operationAnswers, personNumber } from '@cradle/db/seed'
import { abandonClaim, recallClaim } from '#api/features/claims/change-claim.ts'
import { createClaim } from '#api/features/claims/create-claim.ts'
import { saveSection } from '#api/features/claims/save-section.ts'
import { lookupPerson } from '#api/features/persons/lookup-person.ts'
import { decideClaim } from '#api/features/review/decide-claim.ts'
import { reviewOf } from '#api/features/review/read-review.ts'
import { submitMonth } from '#api/features/submissions/submit-month.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { handIn } from './seed-documents.ts'

type SetClock = (at: Date) => Promise<unknown>

/**
 * Files the demonstration's claims through the same functions people use: last month's decided, returned and carried
 * over, this month's in every state up to the day before `today`'s month began to be submitted.
 */
export async function seedClaims(today: PlainDate, setClock: SetClock): Promise<void> {
  const month = today.slice(0, 7)
  const lastMonth = addMonths(month, -1)
  const clerk = await signedIn('clerk')
  const clerk2 = await signedIn('clerk2')
  const desk = {
    first: await signedIn('first-reviewer'),
    second: await signedIn('second-reviewer'),
    approver: await signedIn('approver'),
  }
  const on = (day: PlainDate, time: string) => setClock(instantInShanghai(day, time))

  await on(`${lastMonth}-02`, '09:30')
  const births = await Promise.all(
    [0, 1, 2, 20, 21, 22, 33].map((n) =>
      file(clerk, n, birthAnswers({ n, eventOn: addDays(`${lastMonth}-01`, -8 - n) })),
    ),
  )
  const operation = await file(clerk, 3, operationAnswers({ n: 3, eventOn: addDays(`${lastMonth}-01`, -9) }))
  // Carried over: begun last month, never submitted.
  await file(clerk, 30, { ...birthAnswers({ n: 30, eventOn: addDays(`${lastMonth}-01`, -4) }), charges: {} })
  await on(`${lastMonth}-05`, '15:10')
  await Promise.all([...births.slice(0, 6), operation].map((claim) => handIn(clerk, claim)))
  await submit(clerk, lastMonth, [...births, operation])

  await on(`${lastMonth}-12`, '10:00')
  const approve = async (claim: ClaimView, word: Word = {}) => {
    await decide(desk.first, claim, { action: 'accept' }, { action: 'agree' })
    await decide(desk.second, claim, { action: 'agree' })
    await decide(desk.approver, claim, { action: 'approve', ...word })
  }
  for (const claim of [births[0]!, births[1]!, births[2]!]) await approve(claim)
  // No standard is published for operations: the approver says what is paid.
  const granted = { component: 'medical', outcome: 'grant-by-word', amountFen: operation.totalFen as Fen } as const
  await approve(operation, { components: [{ ...granted, ...actualCost }] })
  await decide(desk.first, births[3]!, { action: 'accept' }, { action: 'propose-refusal', ...grounds })
  await decide(desk.second, births[3]!, { action: 'propose-refusal', ...grounds })
  await decide(desk.approver, births[3]!, { action: 'refuse', ...grounds })
  await decide(
    desk.first,
    births[4]!,
    { action: 'accept' },
    {
      action: 'return',
      reason: '缺少出院记录；票据号码与扫描件末位不一致，请核对后重新申报。',
      answerOn: addDays(`${month}-01`, 19),
    },
  )
  await decide(desk.first, births[6]!, { action: 'return', reason: '参保人已由异地结算，本单位无需申报。' })
  await abandonClaim(clerk, await current(births[6]!))
  await decide(desk.first, births[5]!, { action: 'accept' }, { action: 'agree' })

  // This month: the second employer has submitted, so that every queue holds something.
  await on(`${month}-02`, '10:20')
  const theirs = await Promise.all(
    [15, 16, 25, 26, 35, 36].map((n) =>
      file(clerk2, n, birthAnswers({ n, eventOn: addDays(`${month}-01`, -12 - (n % 9)) })),
    ),
  )
  await on(`${month}-03`, '11:00')
  await Promise.all(theirs.slice(0, 4).map((claim) => handIn(clerk2, claim)))
  // One lacks the signed form, which may still come until it is accepted.
  await handIn(clerk2, theirs[4]!, 'M11')
  await submit(clerk2, month, theirs)
  await on(`${month}-04`, '09:00')
  await decide(desk.first, theirs[0]!, { action: 'accept' })
  await decide(desk.first, theirs[1]!, { action: 'accept' }, { action: 'agree' })
  await decide(desk.first, theirs[2]!, { action: 'accept' }, { action: 'agree' })
  await decide(desk.second, theirs[2]!, { action: 'agree' })
  await recallClaim(clerk2, await current(theirs[5]!))

  // And the first employer's clerk has drafts to finish, drafts to submit and one that came back.
  await on(`${month}-04`, '14:00')
  for (const n of [10, 11, 12]) await file(clerk, n, birthAnswers({ n, eventOn: addDays(`${month}-01`, -10 - n) }))
  await file(clerk, 13, operationAnswers({ n: 13, eventOn: addDays(`${month}-01`, -6) }))
  await file(clerk, 31, { ...birthAnswers({ n: 31, eventOn: addDays(`${month}-01`, -15) }), stay: {}, charges: {} })
  await file(clerk, 32, {
    ...emptyDraft(),
    event: birthAnswers({ n: 32, eventOn: addDays(`${month}-01`, -7) }).event,
  })
  await inScope(systemCaller('demonstration'), (db) => db.query(endSessions))
}

type Word = Pick<Extract<DecisionBody, { action: 'approve' }>, 'components'>
const actualCost = {
  facts: '经核对手术记录和票据，手术及费用属实。',
  reason: '尚无公布的定额标准，按实际发生的费用核定。',
  article: '《中华人民共和国社会保险法》第五十五条第二项',
}

const grounds = {
  facts: '经核对缴费记录，分娩当月累计缴费不足 12 个月。',
  reason: '未达到享受生育保险待遇的缴费月数。',
  article: '《石家庄市生育保险办法》缴费满 12 个月的规定',
}

/** The latest version of each claim, for decisions and recalls that follow one another. */
const versions = new Map<string, number>()

const current = async ({ id }: ClaimView) => ({ id, version: versions.get(id)! })

async function file(caller: SignedIn, n: number, answers: DraftAnswers): Promise<ClaimView> {
  const person = await lookupPerson(caller, { idNumber: personNumber(n).idNumber })
  let claim = await createClaim(caller, { personId: person.id, event: answers.event }, undefined)
  for (const section of sectionNames.slice(1)) {
    const data = answers[section]
    if (Object.keys(data).length === 0) continue
    claim = await saveSection(caller, claim.id, { section, version: 0, data } as SaveSectionBody)
  }
  return claim
}

async function submit(caller: SignedIn, period: string, claims: ClaimView[]) {
  const chosen = claims.map(({ id, version }) => ({ id, version }))
  const { claims: filed } = await submitMonth(
    caller,
    { period, claims: chosen, certification: certificationText },
    undefined,
  )
  for (const { id, version } of filed) versions.set(id, version)
}

type Deed = DecisionBody extends infer Body ? (Body extends { version: number } ? Omit<Body, 'version'> : never) : never

async function decide(caller: SignedIn, claim: ClaimView, ...deeds: Deed[]) {
  for (const deed of deeds) {
    const told = deed.action === 'agree' ? { tasks: await openTasks(caller, claim) } : {}
    const { version } = await decideClaim(caller, claim.id, { ...deed, ...told, version: versions.get(claim.id)! })
    versions.set(claim.id, version)
  }
}

/** What the stage's person is to tell done before they agree. */
async function openTasks(caller: SignedIn, { id }: ClaimView) {
  const { stage, tasks } = await reviewOf(caller, id)
  return tasks
    .filter((task) => task.stage === stage && task.state !== 'done' && (task.by === 'person' || task.answeredByNote))
    .map(({ code, by }) => ({ task: code, done: true, ...(by === 'system' ? { note: '已核对，不是重复申报' } : {}) }))
}

const insertSession = statement(
  'demo.session',
  `insert into session (id, account_id, membership_id, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
)
const endSessions = statement(
  'demo.end-sessions',
  `update session set ended_at = now(), ended_because = 'signed-out' where ended_at is null`,
)

async function signedIn(username: string): Promise<SignedIn> {
  const account = await inScope(systemCaller('demonstration'), (db) => accountByUsername(db, username))
  const acting = account?.memberships[0]
  if (!account || !acting) throw new Error(`the demonstration has no account ${username}`)
  const sessionId = randomUUIDv7()
  await inScope(systemCaller('demonstration'), (db) => db.query(insertSession, [sessionId, account.id, acting.id]))
  return {
    accountId: account.id,
    holderId: account.holderId,
    membershipId: acting.id,
    role: acting.role,
    name: account.name,
    agencyId: acting.agencyId,
    scopeId: acting.scopeId,
    requestId: 'demonstration',
    sessionId,
  }
}
