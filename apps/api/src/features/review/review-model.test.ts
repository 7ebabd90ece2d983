import { addDays, type PlainDate } from '@cradle/domain/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, givenSubmitted, grounds, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

/** How many lives of a claim are lived; `test:long` lives more. */
const RUNS = Number(process.env['CRADLE_MODEL_RUNS'] ?? 4)

const product = await givenProduct()
/** Three people with one account in each of two stages, and one who approves only. */
const wen = await givenStaff(product, 'first-reviewer', { alsoAs: 'second-reviewer' })
const zhao = await givenStaff(product, 'second-reviewer', { alsoAs: 'approver' })
const wang = await givenStaff(product, 'approver', { alsoAs: 'first-reviewer' })
const zheng = await givenStaff(product, 'approver')
type Stage = 'first' | 'second' | 'approval'
const people = {
  wen: { first: wen, second: wen.asOther },
  zhao: { second: zhao, approval: zhao.asOther },
  wang: { approval: wang, first: wang.asOther },
  zheng: { approval: zheng },
} as Record<string, Partial<Record<Stage, Person>>>

/** A claim as one would tell its review, knowing nothing of the product. */
type Model = {
  today: PlainDate
  /** Whether it comes to more than one approver may approve. */
  isLarge: boolean
  /** What every approval refuses. */
  refused: 'allowance' | 'prenatal'
  status: string
  cameFrom: string
  /** By when the employer was to answer the last return. */
  answerOn: PlainDate
  filings: number
  held: Record<string, Stage>
  last: { by: string; what: string } | null
  endorsedBy: string | null
  decidedBy: (string | null)[]
}
type Real = { clerk: Person; id: string }

const next: Record<string, Record<string, [from: string, to: string][]>> = {
  first: {
    accept: [['submitted', 'accepted']],
    agree: [['accepted', 'first-reviewed']],
    'propose-refusal': [['accepted', 'first-reviewed']],
    return: [
      ['submitted', 'returned'],
      ['accepted', 'returned'],
    ],
    close: [['returned', 'closed']],
  },
  second: {
    agree: [['first-reviewed', 'second-reviewed']],
    'propose-refusal': [['first-reviewed', 'second-reviewed']],
    'send-back': [['first-reviewed', 'accepted']],
    return: [['first-reviewed', 'returned']],
  },
  approval: {
    approve: [['second-reviewed', 'approved']],
    refuse: [['second-reviewed', 'refused']],
    'send-back': [['second-reviewed', 'first-reviewed']],
    return: [['second-reviewed', 'returned']],
    reopen: [
      ['approved', 'accepted'],
      ['refused', 'accepted'],
    ],
  },
}
const bodies: Record<string, object> = {
  'send-back': { reason: '请核对' },
  'propose-refusal': grounds,
  refuse: grounds,
  close: grounds,
  reopen: {
    ground: 'self-correction',
    documentNumber: '石医保纠〔2026〕1号',
    documentOn: '2026-11-04',
    reason: '自行纠正',
  },
}
/** Days that a return gives the employer. */
const ANSWER_DAYS = 5
const bodyOf = (action: string, { today, refused }: Model): object => {
  if (action === 'return') return { reason: '缺件', answerOn: addDays(today, ANSWER_DAYS) }
  if (action === 'approve') return { components: [{ component: refused, outcome: 'refuse', ...grounds }] }
  return bodies[action] ?? {}
}

/** Where the deed leads by the model, or undefined where it is refused. An approval waits for every task. */
function leadsTo(model: Model, who: string, stage: Stage, action: string): string | undefined {
  const held = model.held[who]
  if (held !== undefined && held !== stage) return undefined
  if (action === 'undo') {
    const from = { first: 'first-reviewed', second: 'second-reviewed', approval: 'second-reviewed' }[stage]
    const back = { first: 'accepted', second: 'first-reviewed', approval: 'second-reviewed' }[stage]
    const own = model.last?.by === who && ['agree', 'propose-refusal', 'endorse'].includes(model.last.what)
    return own && model.status === from ? back : undefined
  }
  if (action === 'close' && model.today <= model.answerOn) return undefined
  if (action === 'reopen' && model.decidedBy.includes(who)) return undefined
  const to = next[stage]?.[action]?.find(([from]) => from === model.status)?.[1]
  if (action !== 'approve' || to === undefined || !model.isLarge) return to
  // The first of two approvers endorses, and the claim waits where it is for another.
  if (model.endorsedBy === who) return undefined
  return model.endorsedBy === null ? model.status : to
}

const usesOf = (id: string) =>
  product.rows<{ component: string }>('select component from component_use where claim_id = $1', [id])

/** What must hold whatever was done. */
async function holds(model: Model, { clerk, id }: Real) {
  const now = await nowOf(clerk, { id })
  expect([now.status, now.filings.length]).toEqual([model.status, model.filings])
  const twice = await product.rows(
    `select decided_by_holder from decision where claim_id = $1 group by 1 having count(distinct stage) > 1`,
    [id],
  )
  expect(twice).toEqual([])
  const uses = (await usesOf(id)).map(({ component }) => component)
  if (model.status === 'refused' || model.status === 'closed') expect(uses).toEqual([])
  if (model.status === 'approved') expect(uses).not.toContain(model.refused)
  const paid = now.outcome?.components.find(({ component }) => component === model.refused)?.amountFen ?? 0
  expect(paid).toBe(0)
  if (model.isLarge && model.status === 'approved') {
    const [approved, before] = await product.rows<{ action: string; by: string }>(
      `select action, decided_by_holder as by from decision where claim_id = $1
       group by act_id, 1, 2 order by max(recorded_at) desc limit 2`,
      [id],
    )
    expect([approved?.action, before?.action]).toEqual(['approve', 'endorse'])
    expect(before!.by).not.toBe(approved!.by)
  }
}

const deed = (who: string, stage: Stage, action: string): fc.AsyncCommand<Model, Real> => ({
  check: () => people[who]?.[stage] !== undefined,
  run: async (model, real) => {
    const to = leadsTo(model, who, stage, action)
    const answer = await decide(people[who]![stage]!, { id: real.id }, { action, ...bodyOf(action, model) })
    // Who only agreed to a proposal did not do the tasks: an approval then waits for them.
    const waits = action === 'approve' && answer.statusCode === 422
    expect(answer.statusCode === 200).toBe(to !== undefined && !waits)
    if (answer.statusCode === 200) {
      const done = action === 'approve' && to === model.status ? 'endorse' : action
      if (to === 'returned')
        Object.assign(model, { cameFrom: model.status, answerOn: addDays(model.today, ANSWER_DAYS) })
      if (done === 'approve' || done === 'refuse') model.decidedBy = [who, model.endorsedBy]
      Object.assign(model, {
        status: to,
        held: { ...model.held, [who]: stage },
        last: { by: who, what: done },
        endorsedBy: done === 'endorse' ? who : null,
      })
    }
    await holds(model, real)
  },
  toString: () => `${who} as ${stage}: ${action}`,
})

const adjust = (who: string): fc.AsyncCommand<Model, Real> => ({
  check: () => people[who]?.first !== undefined,
  run: async (model, real) => {
    const by = people[who]!.first!
    const { version } = await nowOf(by, { id: real.id })
    const answer = await by.put(`/claims/${real.id}/adjustments`, {
      version,
      invoice: 1,
      line: 1,
      allowedFen: 1,
      reasonCode: 'duplicate',
    })
    const open = model.status === 'accepted' && (model.held[who] ?? 'first') === 'first'
    expect(answer.statusCode === 200).toBe(open)
    if (open) model.held[who] = 'first'
    await holds(model, real)
  },
  toString: () => `${who} adjusts`,
})

const resend = (): fc.AsyncCommand<Model, Real> => ({
  check: ({ status }) => status === 'returned',
  run: async (model, real) => {
    const { version } = await nowOf(real.clerk, { id: real.id })
    expect((await real.clerk.post(`/claims/${real.id}/filings`, { version })).statusCode).toBe(200)
    model.status = model.cameFrom === 'submitted' ? 'submitted' : 'accepted'
    model.filings++
    await holds(model, real)
  },
  toString: () => 'the clerk sends it again',
})

const wait = (): fc.AsyncCommand<Model, Real> => ({
  check: ({ status, today, answerOn }) => status === 'returned' && today <= answerOn,
  run: async (model, real) => {
    model.today = addDays(model.answerOn, 1)
    await product.freeze(`${model.today}T09:00:00+08:00`)
    await holds(model, real)
  },
  toString: () => 'the day of the answer passes',
})

const stages: Stage[] = ['first', 'second', 'approval']
const every = Object.keys(people).flatMap((who) =>
  stages
    .filter((stage) => people[who]![stage] !== undefined)
    .flatMap((stage) => [...Object.keys(next[stage]!), 'undo'].map((action) => ({ who, stage, action }))),
)
/** The deed where the model says that it is open; skipped where not, or most lives would end where they began. */
const open = (who: string, stage: Stage, action: string): fc.AsyncCommand<Model, Real> => ({
  ...deed(who, stage, action),
  check: (model) => leadsTo(model, who, stage, action) !== undefined,
})
const again = <T>(times: number, one: T): T[] => Array.from({ length: times }, () => one)
const forward = [
  open('wen', 'first', 'accept'),
  open('wen', 'first', 'agree'),
  open('zhao', 'second', 'agree'),
  open('wang', 'approval', 'approve'),
  open('zheng', 'approval', 'approve'),
  resend(),
  wait(),
]
const commands = fc.commands(
  [
    ...every.map(({ who, stage, action }) => deed(who, stage, action)),
    ...again(
      2,
      every.map(({ who, stage, action }) => open(who, stage, action)),
    ).flat(),
    ...again(12, forward).flat(),
    ...again(10, [open('wang', 'approval', 'approve'), open('zheng', 'approval', 'approve')]).flat(),
    ...again(4, adjust('wen')),
    ...again(3, open('wen', 'first', 'close')),
  ].map((one) => fc.constant(one)),
  { maxCommands: 100, size: 'max' },
)

/** A filed claim; of a woman whose allowance alone is over the limit of one approver where it is large. */
async function givenReal(isLarge: boolean): Promise<Real> {
  const { clerk, employer, women } = await givenEmployer(product)
  const woman = isLarge ? await givenInsured(product, employer.id, { name: '高若水', baseFen: 3_000_000 }) : women[0]
  if (isLarge) await product.rows('update enrolment_base set base_fen = 3000000 where employer_id = $1', [employer.id])
  const [claim] = await givenSubmitted(clerk, [woman])
  return { clerk, id: claim!.id }
}

test(
  'a review lived in any order is the review of the model',
  async () => {
    const lives = await fc.check(
      fc.asyncProperty(commands, fc.boolean(), async (lived, isLarge) => {
        await product.freeze(MORNING)
        const real = await givenReal(isLarge)
        const model = (): Model => ({
          today: '2026-11-05',
          isLarge,
          refused: isLarge ? 'prenatal' : 'allowance',
          status: 'submitted',
          cameFrom: '',
          answerOn: '2026-11-05',
          filings: 1,
          held: {},
          last: null,
          endorsedBy: null,
          decidedBy: [],
        })
        await fc.asyncModelRun(() => ({ model: model(), real }), lived)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(fc.defaultReportMessage(lives)).toBeUndefined()
  },
  60_000 + RUNS * 15_000,
)
