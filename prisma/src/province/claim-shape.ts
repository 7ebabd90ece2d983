import { createHash } from 'node:crypto'
import { changesBetween } from '@cradle/domain/audit'
import {
  type BenefitBasis,
  benefitOfClaim,
  type Breakdown,
  type RuleSet,
  ruleSetFor,
  rulesText,
  snapshotOf,
  wageBaseFor,
} from '@cradle/domain/benefit'
import { addMonths, type PlainDate } from '@cradle/domain/calendar'
import { missingFrom } from '@cradle/domain/checks'
import {
  type Answers,
  askedComponents,
  emptyDraft,
  nationalCodesOf,
  type SectionName,
  sections,
  wordingOf,
} from '@cradle/domain/claim'
import { type DocumentFacts, documentFactsOf } from '@cradle/domain/documents'
import type { Component } from '@cradle/domain/event'
import { fen, total } from '@cradle/domain/money'
import {
  basesInWords,
  type ComponentOutcome,
  openToWord,
  outcomesOf,
  reviewTasks,
  type TaskCode,
  taskCodes,
  type TaskRule,
} from '@cradle/domain/review'
import { canonical } from '../audit/canonical.ts'
import { birthAnswers, operationAnswers } from '../seed/answers.ts'
import { regionalAverages } from '../seed/city.ts'
import type { Chance } from './chance.ts'
import type { ClaimStory } from './claim-story.ts'
import { hospitalNumber } from './hospitals.ts'
import { asked, wageFen, WAGES } from './people.ts'
import type { ProvinceSizes } from './sizes.ts'
import { utf8 } from './sheet.ts'
import { type Template, templateOf } from './template.ts'
import { dateOf } from './time.ts'

/** What a claim's texts say of itself alone; everything else it shares with the claims of its shape. */
export type Slot =
  | 'phone'
  | 'number'
  | 'checkCode'
  | 'personId'
  | 'personVersionId'
  | 'personName'
  | 'birthOn'
  | 'employerId'
  | 'employerVersionId'
  | 'employerName'
  | 'unitNumber'
  | 'paidOn'
  | `day${number}`

/** Everything that is written of claims alike: same kind, hospital and amounts, an event of the same year; its texts `utf8`. */
export type ClaimShape = {
  kind: ClaimStory['kind']
  components: Component[]
  totalFen: number
  fetuses: number | null
  /** Of a draft that was left after its first section. */
  missing: number
  stay: { kind: string; hospitalCode: string; hospitalName: string; ward: string; nights: number | null }
  lines: { typed: string; printedClass: string; filingClass: string; amountFen: number }[]
  code: string
  texts: Record<SectionName | 'typedStay' | 'typedInvoice' | 'answers' | 'content' | 'begun', Template<Slot>>
  benefit: { text: Template<Slot>; rulesHash: string; engine: string } | null
  /** What an approval makes of each component. */
  approved: Approved[]
  /** What decides which papers it needs, but for the day. */
  paperFacts: DocumentFacts
  /** The tasks that the people of a stage answer. */
  tasks: Record<'first' | 'second', TaskCode[]>
}

/** As it is kept: the grounds are there where an approver named the amount. */
export type Approved = Pick<ComponentOutcome, 'component' | 'amountFen' | 'outcome'> & {
  grounds: { facts: string; reason: string; article: string } | null
}

/** 石家庄. */
export const REGION = '130100'
/** As many claims differ in more than their people, dates and numbers. */
const SHAPES = 48
/** What an approver says where no standard of an amount is published. */
const ACTUAL_COST = {
  facts: '经核对手术记录和票据，手术及费用属实。',
  reason: '尚无公布的定额标准，按实际发生的费用核定。',
  article: '《中华人民共和国社会保险法》第五十五条第二项',
}
/** From then on an allowance goes to the person, whatever the day of the event. */
const PAID_TO_PERSONS_FROM = '2026-02-01'
/** The days around an event that its texts name. */
const DAYS = [-1, 0, 1, 2, 3, 4]

export const CERTIFICATION = '本单位确认以上申报内容真实、准确、完整。'

/** The nine lines of an invoice, each of a class of its own, and what its amount is drawn from, in fen. */
const lines = [
  ['western-medicine', 'western-a', 40_000, 90_000],
  ['surgery', 'surgery', 80_000, 160_000],
  ['laboratory', 'laboratory', 20_000, 40_000],
  ['examination', 'examination', 15_000, 50_000],
  ['treatment', 'treatment', 10_000, 60_000],
  ['medical-materials', 'treatment', 20_000, 70_000],
  ['costly-medicine', 'western-b', 5_000, 40_000],
  ['other-self-paid', 'other-self-paid', 0, 30_000],
  ['bed', 'bed', 12_000, 20_000],
] as const

/** Stand-ins that occur nowhere else in a text. */
const specimen = {
  phone: '13900000001',
  number: '1999999991',
  checkCode: 'facade',
  personId: 'aaaaaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa1',
  personVersionId: 'aaaaaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa2',
  personName: '某参保职工',
  birthOn: '1991-01-07',
  employerId: 'aaaaaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa3',
  employerVersionId: 'aaaaaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaa4',
  employerName: '某用人单位',
  unitNumber: '130299999991',
} as const

const versions = new Map<number, string>()
/** Which rules hold for an event; empty for days without. */
function rulesOn(day: number): string {
  const known = versions.get(day) ?? ruleSetFor({ region: REGION, event: { on: dateOf(day) } }).version
  versions.set(day, known)
  return known
}

/** The shapes of a province's claims; each is made when its first claim comes. */
export function claimShapes(sizes: ProvinceSizes, chance: Chance) {
  const shapes = new Map<string, ClaimShape>()
  return (story: ClaimStory): ClaimShape => {
    const { kind, eventDay, period } = story
    // An employer's claims are of one wage.
    const shape = chance.draw(asked.shape, story.n, SHAPES / WAGES) * WAGES + (story.employer % WAGES)
    const paidOn = `${period}-05`
    const payee = paidOn < PAID_TO_PERSONS_FROM ? 'employer' : 'person'
    const key = `${shape} ${kind} ${dateOf(eventDay).slice(0, 4)} ${rulesOn(eventDay)} ${payee}`
    const known = shapes.get(key)
    if (known) return known
    const made = shapeOf({
      shape,
      kind,
      eventDay,
      paidOn,
      hospital: chance.draw(asked.hospital, shape, sizes.hospitals),
    })
    shapes.set(key, made)
    return made
  }
}

type Shaping = { shape: number; kind: ClaimStory['kind']; eventDay: number; paidOn: PlainDate; hospital: number }

function shapeOf(shaping: Shaping): ClaimShape {
  const { kind, eventDay, paidOn } = shaping
  const answers = specimenAnswers(shaping)
  const { event, charges } = answers
  const [stay] = answers.stay.stays
  const [invoice] = charges.invoices
  if (!stay || !invoice) throw new Error('a specimen has a stay and an invoice')
  const components = askedComponents(answers, { wageContinues: false })
  const { lines: filed, ...typedInvoice } = invoice
  const clear = { ...answers, contact: clearOf('contact', answers.contact) }
  const { personId, personVersionId, personName, employerId, employerVersionId, employerName, unitNumber } = specimen
  const content = {
    sections: clear,
    codes: nationalCodesOf(answers),
    wording: wordingOf(clear),
    components,
    person: { id: personId, versionId: personVersionId, name: personName },
    employer: { id: employerId, versionId: employerVersionId, name: employerName, unitNumber },
    certification: CERTIFICATION,
  }
  const specimens = new Map<string, Slot>(Object.entries(specimen).map(([slot, text]) => [text, slot as Slot]))
  specimens.set(paidOn, 'paidOn')
  for (const days of DAYS) specimens.set(dateOf(eventDay + days), `day${days}`)
  const template = (text: string) => templateOf(text, specimens)
  const nights = stay.dischargedOn == null ? null : DAYS.find((days) => dateOf(eventDay + days) === stay.dischargedOn)!
  const { hospitalCode, hospitalName, ward } = stay
  const benefit = benefitOf(answers, shaping)
  return {
    kind,
    components,
    totalFen: charges.totalFen,
    fetuses: event.fetuses ?? null,
    missing: missingFrom({ ...emptyDraft(), event }).filter(({ level }) => level === 'block').length,
    stay: {
      kind: stay.kind,
      hospitalCode: hospitalCode ?? '',
      hospitalName: utf8(hospitalName),
      ward: utf8(ward ?? ''),
      nights,
    },
    lines: filed.map((line) => ({ ...line, typed: utf8(JSON.stringify(line)) })),
    code: invoice.code ?? '',
    texts: {
      event: template(JSON.stringify(event)),
      contact: template(JSON.stringify(clear.contact)),
      stay: template('{}'),
      charges: template(JSON.stringify({ totalFen: charges.totalFen })),
      payee: template('{}'),
      typedStay: template(JSON.stringify(stay)),
      typedInvoice: template(JSON.stringify(typedInvoice)),
      answers: template(canonical(answers)),
      content: template(JSON.stringify(content)),
      begun: template(canonical({ person: personId, ...changesBetween({}, event) })),
    },
    benefit: benefit && {
      text: template(JSON.stringify(benefit)),
      rulesHash: benefit.rulesHash,
      engine: String(benefit.engine),
    },
    approved: approvedOf(answers, components, benefit?.result ?? null),
    paperFacts: documentFactsOf(answers, REGION),
    tasks: { first: tasksOf(kind, 'first-review'), second: tasksOf(kind, 'second-review') },
  }
}

/** What a person answers at a stage; every claim of a province has bills. */
const tasksOf = (kind: ClaimStory['kind'], stage: TaskRule['stage']): TaskCode[] =>
  taskCodes.filter((code) => {
    const rule: TaskRule = reviewTasks[code]
    return rule.by === 'person' && rule.stage === stage && (rule.kinds?.includes(kind) ?? true)
  })

/** Granted as it was computed; what has no published standard by the approver's word, as it was charged. */
function approvedOf(answers: Answers, components: Component[], computed: Breakdown | null): Approved[] {
  const reviewed = { components, answers, adjustments: [], filed: computed, reviewed: computed }
  const granted = openToWord(reviewed).map(({ component, atMostFen }) => ({
    component,
    amountFen: atMostFen ?? 0,
    ...ACTUAL_COST,
  }))
  const { outcomes, undecidable } = outcomesOf({ ...reviewed, refused: [], granted })
  if (undecidable.length > 0) throw new Error(`no approver could decide a specimen: ${undecidable[0]!.message}`)
  return outcomes.map(({ component, amountFen, outcome, grounds }) => ({
    component,
    amountFen,
    outcome,
    grounds: grounds && {
      facts: utf8(grounds.facts),
      reason: utf8(grounds.reason),
      article: utf8(basesInWords(grounds.bases)),
    },
  }))
}

/** The complete answers of a claim: those of the demonstration's births and operations, with an invoice of nine lines. */
function specimenAnswers({ shape, kind, eventDay, hospital }: Shaping): Answers {
  const told = { n: shape, eventOn: dateOf(eventDay) }
  const { event, contact, stay } = (kind === 'birth' ? birthAnswers(told) : operationAnswers(told)) as Answers
  const { code, name } = hospitalNumber(hospital)
  const filed = lines.map(([printedClass, filingClass, least, span], line) => ({
    printedClass,
    filingClass,
    amountFen: fen(least + ((shape * 7919 * (line + 3) + line * 104_729) % span)),
  }))
  const totalFen = total(filed.map(({ amountFen }) => amountFen))
  const invoice = {
    stay: 1,
    code: '13060126',
    number: specimen.number,
    checkCode: specimen.checkCode,
    issuedOn: dateOf(eventDay + (kind === 'birth' ? 2 : 0)),
    totalFen,
    lines: filed,
  }
  return {
    event,
    contact: { ...contact, phone: specimen.phone },
    stay: { stays: stay.stays.map((one) => ({ ...one, hospitalCode: code, hospitalName: name })) },
    charges: { totalFen, invoices: [invoice] },
    payee: {},
  }
}

type Data = Record<string, unknown>
const clearOf = (section: SectionName, data: Data): Data => {
  const secrets: readonly string[] = sections[section].secrets
  return Object.fromEntries(Object.entries(data).filter(([name]) => !secrets.includes(name)))
}

/** The benefit of a filing as the product keeps it; null where it cannot be computed. */
function benefitOf(answers: Answers, shaping: Shaping) {
  const basis: BenefitBasis = {
    region: REGION,
    insured: {
      kind: 'employee',
      sex: 'female',
      birthOn: specimen.birthOn,
      contributionMonths: 60,
      continuousMonths: 60,
      wageContinues: false,
    },
    hospitalLevel: hospitalNumber(shaping.hospital).level,
    earlier: { claims: 0, chargedFen: 0, notCoveredFen: 0, medicalFen: 0, prenatalFen: 0, allowanceFen: 0 },
    countsAllEmployers: false,
    wageBase: wageBaseOf(shaping),
    acceptedOn: null,
    paidOn: shaping.paidOn,
  }
  const benefit = benefitOfClaim(answers, basis)
  if (!benefit.ok) return null
  return { ...snapshotOf(benefit.given, hashOfRules), basis }
}

/** The monthly base of an event, by what an employer with such wages reported the year before: of one person, as it were. */
function wageBaseOf({ shape, eventDay }: Shaping): BenefitBasis['wageBase'] {
  const on = dateOf(eventDay)
  const year = Number(on.slice(0, 4))
  const reported = { totalFen: wageFen(shape), headcount: 1 }
  const months = Array.from({ length: 12 }, (_, month) => ({ month: addMonths(`${year - 1}-01`, month), ...reported }))
  const employers = [{ id: specimen.employerId, name: specimen.employerName, months }]
  const averages = regionalAverages.map(([year, monthlyFen]) => ({ year, monthlyFen }))
  const register = { own: [], employers, successions: [], regionalAverages: averages }
  return wageBaseFor({ on, employerId: specimen.employerId }, register, ruleSetFor({ region: REGION, event: { on } }))
}

const hashes = new WeakMap<RuleSet, string>()
function hashOfRules(rules: RuleSet): string {
  const hash = hashes.get(rules) ?? createHash('sha256').update(rulesText(rules)).digest('hex')
  hashes.set(rules, hash)
  return hash
}
