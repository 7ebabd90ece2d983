import { type ClaimStatus, correctionUntil, sectionNames } from '@cradle/domain/claim'
import type { Finding } from '@cradle/domain/checks'
import type { Component } from '@cradle/domain/event'
import { fen } from '@cradle/domain/money'
import {
  clockPaused,
  clockStarted,
  componentDeadlines,
  earliest,
  type ReviewClock,
  riskOf,
  type TaskCode,
} from '@cradle/domain/review'
import type { Reviewer, Staff } from './staff.ts'
import type { InstallationKeys } from '../keys.ts'
import { personNumber } from '../seed/people.ts'
import { answerPlace, type Sealed } from '../vault.ts'
import type { Chance } from './chance.ts'
import { type Approved, CERTIFICATION, type ClaimShape, claimShapes, REGION, type Slot } from './claim-shape.ts'
import { type Act, type ClaimStory, storyOf, submissionInstant } from './claim-story.ts'
import { paperSheet } from './paper-rows.ts'
import {
  asked,
  clerkId,
  employerId,
  employerName,
  employerVersionId,
  FIRST_PERSON,
  personId,
  personVersionId,
  unitNumber,
} from './people.ts'
import { clerkName } from './register.ts'
import { type SheetOf, utf8 } from './sheet.ts'
import type { ProvinceSizes } from './sizes.ts'
import { dateInShanghaiOf, dateOf, textOf } from './time.ts'
import type { trailOf } from './trail.ts'

/** Where nobody has filed, or what was filed was given up or refused, invoices and components are free. */
const takesNothing: readonly ClaimStatus[] = ['draft', 'refused', 'abandoned', 'closed']
const stageOf = { first: 'first-review', second: 'second-review', approver: 'approval' } as const
const roleOf = { first: 'first-reviewer', second: 'second-reviewer', approver: 'approver' } as const
const statusAfter = {
  accept: 'accepted',
  return: 'returned',
  approve: 'approved',
  refuse: 'refused',
  close: 'closed',
  abandon: 'abandoned',
} as const
const WHY_RETURNED = utf8('缺少出院记录；票据号码与扫描件末位不一致，请核对后重新申报。')
const grounds = {
  facts: utf8('经核对缴费记录，分娩当月累计缴费不足 12 个月。'),
  reason: utf8('未达到享受生育保险待遇的缴费月数。'),
  article: utf8('《石家庄市生育保险办法》缴费满 12 个月的规定'),
}
const REMEDIES = utf8('对本决定不服的，可自收到之日起 60 日内申请行政复议，或者 6 个月内提起行政诉讼。')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What the reviewers of some filings are told. */
const FLAGGED: Finding = {
  code: 'A16',
  level: 'flag',
  section: 'charges',
  pointer: '/invoices',
  message: '其他自费 120.00 元不属于支付范围，不与限额比较',
}
const FLAGGED_HIGH: Finding = {
  code: 'A26',
  level: 'flag',
  section: 'event',
  pointer: '/eventOn',
  message: '参保人的身份证号与单位经办人或管理员相同',
}
type Assessed = { id: string; scopeId: string; month: string; hospital: string | null }

const waits = (status: ClaimStatus) =>
  (['submitted', 'accepted', 'first-reviewed', 'second-reviewed', 'returned'] as ClaimStatus[]).includes(status)

/** The clock of the deadlines: from receipt, standing still since a return. */
function clockOf(submittedAt: number, returnedAt: number | null): ReviewClock {
  const clock = clockStarted(dateInShanghaiOf(submittedAt))
  return returnedAt === null ? clock : clockPaused(clock, dateInShanghaiOf(returnedAt))
}

const known = new Map<string, (string | null)[]>()
/** The earliest due day, then that of each component; those of one day are walked once. */
function dueOf(status: ClaimStatus, asked: readonly Component[], clock: ReviewClock, submittedAt: number) {
  const same = JSON.stringify([status === 'submitted', asked, clock])
  const told = known.get(same)
  if (told) return told
  const deadlines = componentDeadlines(REGION, asked, clock)
  const of = (component: Component) => deadlines.find((one) => one.component === component)?.dueOn ?? null
  const telling = status === 'submitted' ? correctionUntil(new Date(submittedAt)) : null
  const first = earliest([telling, ...deadlines.map(({ dueOn }) => dueOn)]) ?? 'infinity'
  const due = [first, of('medical'), of('prenatal'), of('allowance')]
  known.set(same, due)
  return due
}

type Given = {
  agencyId: string
  staff: Staff
  sizes: ProvinceSizes
  chance: Chance
  keys: InstallationKeys
  trail: ReturnType<typeof trailOf>
  sheetOf: SheetOf
}

/** The tables of claims being filled: `write` tells one claim's story into all of them and into the trail. */
export function claimSheets(given: Given) {
  const { agencyId, sizes, chance, keys, trail, sheetOf } = given
  const named = (reviewer: Reviewer): Reviewer => ({ ...reviewer, name: utf8(reviewer.name) })
  const { first, second, approver } = given.staff
  const staff = { first: named(first), second: named(second), approver: named(approver) }
  const shapeFor = claimShapes(sizes, chance)
  const ofClaim = 'claim_id, scope_id, agency_id'
  const sheets = {
    claim: sheetOf(
      'claim',
      `id, number, agency_id, scope_id, employer_id, insured_person_id, patient_id, event_id, status, returned_from, version,
       period, begun_period, submission_id, kind, event_on, total_fen, missing, created_by, in_charge, created_at, updated_at,
       submitted_at, waiting_since, review_clock`,
    ),
    queued: sheetOf(
      'queued_claim',
      `${ofClaim}, filing_id, status, due_on, medical_due_on, prenatal_due_on, allowance_due_on, waiting_since, period, kind,
       employer_id, hospital_code, total_fen, risk_score`,
    ),
    risk: sheetOf('filing_risk', 'filing_id, claim_id, scope_id, agency_id, score, terms, weights_from'),
    flag: sheetOf('filing_flag', 'id, filing_id, scope_id, agency_id, code, finding'),
    check: sheetOf(
      'filing_check',
      'filing_id, claim_id, scope_id, agency_id, period, code, level, section, field, hospital_code',
    ),
    component: sheetOf('claim_component', `${ofClaim}, component`),
    section: sheetOf('claim_section', `${ofClaim}, section, version, data, saved_at, saved_by, audited_session`),
    secret: sheetOf('draft_secret', `${ofClaim}, section, pointer, ciphertext, key_id`),
    stay: sheetOf('stay', `${ofClaim}, n, typed, kind, hospital_code, hospital_name, ward, admitted_on, discharged_on`),
    invoice: sheetOf('invoice', `${ofClaim}, n, stay_n, typed, code, number, check_code, issued_on, total_fen`),
    line: sheetOf('invoice_line', `${ofClaim}, invoice_n, n, typed, printed_class, filing_class, amount_fen`),
    event: sheetOf('maternity_event', 'id, agency_id, patient_id, kind, occurred_on, outcome, created_at'),
    submission: sheetOf(
      'submission',
      `id, number, agency_id, scope_id, employer_id, period, certification, submitted_by, submitted_by_name, submitted_at,
       recorded_at`,
    ),
    filing: sheetOf(
      'filing',
      `id, claim_id, scope_id, agency_id, n, submission_id, content, content_hash, findings, benefit, rule_set_hash,
       engine_version, filed_by, filed_by_name, filed_by_role, filed_at, recorded_at`,
    ),
    filingSecret: sheetOf('filing_secret', 'filing_id, scope_id, agency_id, pointer, ciphertext, key_id'),
    invoiceUse: sheetOf('invoice_use', `identity, claim_id, filing_id, scope_id, agency_id`),
    componentUse: sheetOf('component_use', 'event_id, component, claim_id, filing_id, scope_id, agency_id'),
    deed: sheetOf(
      'claim_deed',
      'id, claim_id, scope_id, agency_id, action, done_by_name, done_by_role, done_at, recorded_at',
    ),
    stage: sheetOf('claim_stage', 'claim_id, holder_id, scope_id, agency_id, stage, taken_at'),
    decision: sheetOf(
      'decision',
      `id, act_id, claim_id, filing_id, scope_id, agency_id, component, stage, action, outcome, amount_fen, benefit, facts,
       reason, article, remedies, answer_on, decided_by, decided_by_holder, decided_by_name, decided_at, recorded_at`,
    ),
    task: sheetOf(
      'review_task',
      'id, claim_id, filing_id, scope_id, agency_id, task, done, answered_by, answered_by_name, answered_at, recorded_at',
    ),
  }
  const papers = paperSheet(given)

  /** Batches written so far, by employer and period, with their claims. */
  const batches = new Map<string, { employer: number; at: number; period: string; claims: string[] }>()

  function write(n: number) {
    const story = storyOf(n, sizes, chance)
    const shape = shapeFor(story)
    const { employer, period, begunAt, submittedAt, acts, status } = story
    const whose = {
      scopeId: employerId(employer, chance),
      by: clerkId(employer, chance),
      name: utf8(clerkName(employer)),
    }
    const id = chance.idAt(begunAt, asked.claim, n)
    const person = personId(story.person, chance)
    const isLeft = story.savedAt.length === 0
    const eventId = submittedAt === null ? null : chance.idAt(submittedAt, asked.event, n)
    const submissionId = submittedAt === null ? null : submissionOf(employer, period)
    const lastAt = acts.at(-1)?.at ?? submittedAt ?? story.savedAt.at(-1) ?? begunAt
    const month = `${period}-01`
    const clock = submittedAt === null ? null : clockOf(submittedAt, status === 'returned' ? lastAt : null)
    const waitingSince = submittedAt && textOf(status === 'accepted' ? submittedAt : lastAt)
    sheets.claim.add(
      id,
      String(n + 1).padStart(9, '0'),
      agencyId,
      whose.scopeId,
      whose.scopeId,
      person,
      eventId && person,
      eventId,
      status,
      status === 'returned' ? 'accepted' : null,
      1 + story.savedAt.length + (submittedAt === null ? 0 : 1) + acts.length,
      submittedAt === null ? null : month,
      month,
      submissionId,
      story.kind,
      dateOf(story.eventDay),
      isLeft ? null : shape.totalFen,
      isLeft ? shape.missing : 0,
      whose.by,
      whose.by,
      textOf(begunAt),
      textOf(lastAt),
      submittedAt && textOf(submittedAt),
      // Accepting does not send a claim to the end of the queue.
      waitingSince,
      clock && JSON.stringify(clock),
    )
    for (const component of shape.components) sheets.component.add(id, whose.scopeId, agencyId, component)
    const values = valuesOf(story, { id: person, versionId: personVersionId(story.person, chance) }, whose.scopeId)
    const written = { story, shape, id, whose, values }
    const phone = isLeft ? null : keys.vault.seal(values.phone, answerPlace(id, '/contact/phone'))
    writeDraft(written, phone)
    tellDraft(written)
    if (submittedAt === null || eventId === null || submissionId === null || phone === null) return
    batchOf(employer, period, submissionId).claims.push(id)
    const outcome = `{"fetuses":${shape.fetuses}}`
    sheets.event.add(eventId, agencyId, person, story.kind, dateOf(story.eventDay), outcome, textOf(submittedAt))
    const filingId = chance.idAt(submittedAt, asked.filing, n)
    const hash = keys.contentHash(Buffer.from(shape.texts.answers(values), 'latin1'))
    const benefit = shape.benefit?.text(values) ?? null
    const sentAt = textOf(submittedAt)
    const own = [id, whose.scopeId, agencyId] as const
    const computed = [benefit, shape.benefit?.rulesHash ?? null, shape.benefit?.engine ?? null] as const
    const filed = [whose.by, whose.name, 'employer-clerk', sentAt, sentAt] as const
    const content = shape.texts.content(values)
    sheets.filing.add(filingId, ...own, 1, submissionId, content, hash, '[]', ...computed, ...filed)
    // The sealed value goes over as it is, as it does when the product files.
    sheets.filingSecret.add(filingId, whose.scopeId, agencyId, '/contact/phone', phone.ciphertext, phone.keyId)
    if (!takesNothing.includes(status)) {
      const use = [id, filingId, whose.scopeId, agencyId] as const
      sheets.invoiceUse.add(`${shape.code}:${values.number}`, ...use)
      for (const component of shape.components) sheets.componentUse.add(eventId, component, ...use)
    }
    // Whatever nobody will ask for again is left out: see the decision on the province.
    if (waits(status)) papers.write({ n, claimId: id, ...whose, begunAt, facts: shape.paperFacts, day: story.eventDay })
    const risk = assessed(n, filingId, { id, scopeId: whose.scopeId, month, hospital: shape.stay.hospitalCode })
    if (clock && waits(status)) {
      const due = dueOf(status, shape.components, clock, submittedAt)
      const what = [month, story.kind, whose.scopeId, shape.stay.hospitalCode, shape.totalFen, risk] as const
      sheets.queued.add(...own, filingId, status, ...due, waitingSince, ...what)
    }
    const about = { subjectKind: 'claim', subjectId: id, scopeId: whose.scopeId } as const
    const clerk = { actor: whose.name, role: 'employer-clerk', membership: whose.by }
    let version = 2 + story.savedAt.length
    const sent = `{"at":"${sentAt}","contentHash":"${hash}","filing":1,"from":"draft","submission":"${submissionId}","to":"submitted","version":${version}}`
    trail.tell({ ...about, ...clerk, type: 'claim.submit', at: submittedAt, detail: sent })
    let from: ClaimStatus = 'submitted'
    const held = new Set<string>()
    for (const [index, act] of acts.entries()) {
      const to = statusOf(act)
      version++
      const detail = detailOf(act, shape, { from, to, version })
      from = to
      const who = act.by === 'clerk' ? clerk : actorOf(act.by)
      trail.tell({ ...about, ...who, type: `claim.${act.action}`, at: act.at, detail })
      if (act.by === 'clerk') {
        const [deedId, at] = [chance.idAt(act.at, asked.deed, n), textOf(act.at)]
        sheets.deed.add(deedId, ...own, act.action, whose.name, 'employer-clerk', at, at)
        continue
      }
      if (!held.has(act.by))
        sheets.stage.add(id, staff[act.by].holderId, whose.scopeId, agencyId, stageOf[act.by], textOf(act.at))
      held.add(act.by)
      const deciding = { ...written, filingId, act, index, by: act.by, benefit }
      writeDecision(deciding)
      if (act.action === 'agree' && act.by !== 'approver') answerTasks(deciding, shape.tasks[act.by])
    }
  }

  /** One filing in twelve was flagged; answers its risk. */
  function assessed(n: number, filingId: string, { id, scopeId, month, hospital }: Assessed): number {
    const findings = n % 12 === 0 ? [n % 60 === 0 ? FLAGGED_HIGH : FLAGGED] : []
    const { score, terms, from } = riskOf(findings, month)
    sheets.risk.add(filingId, id, scopeId, agencyId, score, utf8(JSON.stringify(terms)), from)
    for (const finding of findings) {
      const { code, level, section, pointer } = finding
      const flagId = chance.idAt(0, asked.filing, n)
      sheets.flag.add(flagId, filingId, scopeId, agencyId, code, utf8(JSON.stringify(finding)))
      sheets.check.add(filingId, id, scopeId, agencyId, month, code, level, section, pointer.slice(1), hospital)
    }
    return score
  }

  const actorOf = (by: keyof typeof roleOf) => ({
    actor: staff[by].name,
    role: roleOf[by],
    membership: staff[by].membershipId,
  })

  function valuesOf(story: ClaimStory, person: { id: string; versionId: string }, scopeId: string) {
    const { n, employer, eventDay } = story
    const { name, birthOn } = personNumber(story.person + FIRST_PERSON)
    return {
      phone: `139${String((n * 86_413) % 100_000_000).padStart(8, '0')}`,
      number: String(1_000_000_000 + n),
      checkCode: ((n * 7919) % 0xff_ff_ff).toString(16).padStart(6, '0'),
      personId: person.id,
      personVersionId: person.versionId,
      personName: utf8(name),
      birthOn,
      employerId: scopeId,
      employerVersionId: employerVersionId(employer, chance),
      employerName: utf8(employerName(employer)),
      unitNumber: unitNumber(employer),
      paidOn: `${story.period}-05`,
      'day-1': dateOf(eventDay - 1),
      day0: dateOf(eventDay),
      day1: dateOf(eventDay + 1),
      day2: dateOf(eventDay + 2),
      day3: dateOf(eventDay + 3),
      day4: dateOf(eventDay + 4),
    } satisfies Record<Slot, string>
  }

  type Written = {
    story: ClaimStory
    shape: ClaimShape
    id: string
    whose: { scopeId: string; by: string; name: string }
    values: ReturnType<typeof valuesOf>
  }

  function writeDraft({ story, shape, id, whose, values }: Written, phone: Sealed | null) {
    const own = [id, whose.scopeId, agencyId] as const
    const session = chance.idAt(story.begunAt, asked.session, story.n)
    const saves = [story.begunAt, ...story.savedAt]
    for (const [index, savedAt] of saves.entries()) {
      const section = sectionNames[index]!
      const saved = [textOf(savedAt), whose.by, session] as const
      sheets.section.add(...own, section, 1, shape.texts[section](values), ...saved)
    }
    if (phone === null) return
    sheets.secret.add(...own, 'contact', '/phone', phone.ciphertext, phone.keyId)
    const { kind, hospitalCode, hospitalName, ward, nights } = shape.stay
    const admitted = dateOf(story.eventDay - (nights === null ? 0 : 1))
    const discharged = nights === null ? null : dateOf(story.eventDay + nights)
    const typedStay = shape.texts.typedStay(values)
    sheets.stay.add(...own, 1, typedStay, kind, hospitalCode, hospitalName, ward, admitted, discharged)
    const issuedOn = dateOf(story.eventDay + (story.kind === 'birth' ? 2 : 0))
    const typed = [shape.code, values.number, values.checkCode, issuedOn, shape.totalFen] as const
    sheets.invoice.add(...own, 1, 1, shape.texts.typedInvoice(values), ...typed)
    for (let place = 0; place < shape.lines.length; place++) {
      const line = shape.lines[place]!
      sheets.line.add(...own, 1, place + 1, line.typed, line.printedClass, line.filingClass, line.amountFen)
    }
  }

  function tellDraft({ story, shape, id, whose, values }: Written) {
    const about = { subjectKind: 'claim', subjectId: id, scopeId: whose.scopeId } as const
    const clerk = { actor: whose.name, role: 'employer-clerk', membership: whose.by }
    trail.tell({ ...about, ...clerk, type: 'claim.begin', at: story.begunAt, detail: shape.texts.begun(values) })
    const session = chance.idAt(story.begunAt, asked.session, story.n)
    for (const [index, savedAt] of story.savedAt.entries()) {
      const section = sectionNames[index + 1]!
      const after = section === 'charges' ? `{"/totalFen":${shape.totalFen}}` : '{}'
      const detail = `{"after":${after},"before":{},"section":"${section}","session":"${session}"}`
      trail.tell({ ...about, ...clerk, type: 'claim.draft-save', at: savedAt, detail })
    }
  }

  const submissionOf = (employer: number, period: string) =>
    chance.idAt(
      submissionInstant(employer, period, chance),
      asked.submission,
      periodNumber(period) * 1_000_000 + employer,
    )

  function batchOf(employer: number, period: string, submissionId: string) {
    const known = batches.get(submissionId)
    if (known) return known
    const made = { employer, period, at: submissionInstant(employer, period, chance), claims: [] as string[] }
    batches.set(submissionId, made)
    return made
  }

  /** The batches whose claims are all written: rows of their own, and the deed on record. */
  function closeBatches() {
    for (const [id, { employer, at: sentAt, period, claims }] of batches) {
      const [scopeId, by, name] = [employerId(employer, chance), clerkId(employer, chance), utf8(clerkName(employer))]
      const number = `${unitNumber(employer)}-${period.replace('-', '')}`
      const whose = [agencyId, scopeId, scopeId, `${period}-01`] as const
      sheets.submission.add(id, number, ...whose, utf8(CERTIFICATION), by, name, textOf(sentAt), textOf(sentAt))
      const detail = JSON.stringify({ claims, period })
      const about = { subjectKind: 'submission', subjectId: id, scopeId } as const
      const clerk = { actor: name, role: 'employer-clerk', membership: by }
      trail.tell({ ...about, ...clerk, type: 'submission.submit', at: sentAt + MINUTE, detail })
    }
    batches.clear()
  }

  type Deciding = Written & {
    filingId: string
    act: Act
    by: keyof typeof stageOf
    index: number
    benefit: string | null
  }

  function writeDecision({ story, shape, id, whose, filingId, act, by, index, benefit }: Deciding) {
    const who = staff[by]
    const actId = chance.idAt(act.at, asked.act, story.n * 8 + index)
    const { facts = null, reason = null, article = null, answerOn = null } = saidBy(act)
    const decided = [answerOn, who.membershipId, who.holderId, who.name, textOf(act.at), textOf(act.at)] as const
    const isRefusing = act.action === 'refuse' || act.action === 'close'
    for (const [place, component] of shape.components.entries()) {
      const became = outcomesBy(act, shape)?.[place]
      const word = became?.grounds ?? { facts, reason, article }
      const said = [word.facts, word.reason, word.article, isRefusing || became?.grounds ? REMEDIES : null] as const
      const outcome = [became?.outcome ?? null, became?.amountFen ?? null] as const
      const own = chance.idAt(act.at, asked.decision, (story.n * 8 + index) * 4 + place)
      const about = [actId, id, filingId, whose.scopeId, agencyId, component, stageOf[by], act.action] as const
      // One act decides over one computation: it is kept once here, with the approval.
      const kept = act.action === 'approve' && place === 0 ? benefit : null
      sheets.decision.add(own, ...about, ...outcome, kept, ...said, ...decided)
    }
  }

  function answerTasks({ story, id, whose, filingId, act, by, index }: Deciding, tasks: readonly TaskCode[]) {
    const { membershipId, name } = staff[by]
    const answered = [membershipId, name, textOf(act.at), textOf(act.at)] as const
    for (const [place, task] of tasks.entries()) {
      const own = chance.idAt(act.at, asked.task, (story.n * 8 + index) * 4 + place)
      sheets.task.add(own, id, filingId, whose.scopeId, agencyId, task, true, ...answered)
    }
  }

  return { sheets: [...Object.values(sheets), papers.sheet], write, closeBatches }
}

const periodNumber = (period: string) => Number(period.replace('-', ''))

/** What an act says in words. */
function saidBy({ action, at }: Act): Partial<typeof grounds> & { answerOn?: string } {
  if (action === 'return') return { reason: WHY_RETURNED, answerOn: dateInShanghaiOf(at + 20 * DAY) }
  return action === 'refuse' || action === 'propose-refusal' || action === 'close' ? grounds : {}
}

/** What becomes of the components by an act; only approval and refusal say. */
function outcomesBy({ action }: Act, { approved, components }: ClaimShape): Approved[] | null {
  if (action === 'approve') return approved
  if (action !== 'refuse') return null
  return components.map((component) => ({ component, amountFen: fen(0), outcome: 'refuse', grounds }))
}

/** What the trail tells of an act: canonical, its keys being written in order. */
function detailOf(act: Act, shape: ClaimShape, { from, to, version }: { from: string; to: string; version: number }) {
  const { answerOn, article, facts, reason } = saidBy(act)
  const outcomes = outcomesBy(act, shape)?.map(({ amountFen, component, outcome }) => ({
    amountFen,
    component,
    outcome,
  }))
  return JSON.stringify({ answerOn, article, at: textOf(act.at), facts, from, outcomes, reason, to, version })
}

function statusOf({ action, by }: Act): ClaimStatus {
  if (action in statusAfter) return statusAfter[action as keyof typeof statusAfter]
  return by === 'first' ? 'first-reviewed' : 'second-reviewed'
}
