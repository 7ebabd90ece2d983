import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, givenSubmitted, grounds, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

/** How many lives of a claim are lived; `test:long` lives more. */
const RUNS = Number(process.env['CRADLE_MODEL_RUNS'] ?? 4)

const product = await givenProduct()
/** Two people with one account in each of two stages, and one who approves only. */
const wen = await givenStaff(product, 'first-reviewer', { alsoAs: 'second-reviewer' })
const zhao = await givenStaff(product, 'second-reviewer', { alsoAs: 'approver' })
const wang = await givenStaff(product, 'approver', { alsoAs: 'first-reviewer' })
type Stage = 'first' | 'second' | 'approval'
const people = {
  wen: { first: wen, second: wen.asOther },
  zhao: { second: zhao, approval: zhao.asOther },
  wang: { approval: wang, first: wang.asOther },
} as Record<string, Partial<Record<Stage, Person>>>

/** A claim as one would tell its review, knowing nothing of the product. */
type Model = {
  status: string
  cameFrom: string
  filings: number
  held: Record<string, Stage>
  last: { by: string; what: string } | null
  decidedBy: string | null
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
  return: { reason: '缺件' },
  'send-back': { reason: '请核对' },
  'propose-refusal': grounds,
  refuse: grounds,
  approve: { components: [{ component: 'allowance', outcome: 'refuse', ...grounds }] },
  reopen: {
    ground: 'self-correction',
    documentNumber: '石医保纠〔2026〕1号',
    documentOn: '2026-11-04',
    reason: '自行纠正',
  },
}

/** Where the deed leads by the model, or undefined where it is refused. An approval waits for every task. */
function leadsTo(model: Model, who: string, stage: Stage, action: string): string | undefined {
  const held = model.held[who]
  if (held !== undefined && held !== stage) return undefined
  if (action === 'undo') {
    const from = { first: 'first-reviewed', second: 'second-reviewed', approval: '' }[stage]
    const back = { first: 'accepted', second: 'first-reviewed', approval: '' }[stage]
    const own = model.last?.by === who && ['agree', 'propose-refusal'].includes(model.last.what)
    return own && model.status === from ? back : undefined
  }
  if (action === 'reopen' && model.decidedBy === who) return undefined
  return next[stage]?.[action]?.find(([from]) => from === model.status)?.[1]
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
  if (model.status === 'refused') expect(uses).toEqual([])
  if (model.status === 'approved') expect(uses).not.toContain('allowance')
  const paid = now.outcome?.components.find(({ component }) => component === 'allowance')?.amountFen ?? 0
  expect(paid).toBe(0)
}

const deed = (who: string, stage: Stage, action: string): fc.AsyncCommand<Model, Real> => ({
  check: () => people[who]?.[stage] !== undefined,
  run: async (model, real) => {
    const to = leadsTo(model, who, stage, action)
    const answer = await decide(people[who]![stage]!, { id: real.id }, { action, ...bodies[action] })
    // Who only agreed to a proposal did not do the tasks: an approval then waits for them.
    const waits = action === 'approve' && answer.statusCode === 422
    expect(answer.statusCode === 200).toBe(to !== undefined && !waits)
    if (answer.statusCode === 200) {
      if (to === 'returned') model.cameFrom = model.status
      if (action === 'approve' || action === 'refuse') model.decidedBy = who
      Object.assign(model, { status: to, held: { ...model.held, [who]: stage }, last: { by: who, what: action } })
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

const stages: Stage[] = ['first', 'second', 'approval']
const deeds = Object.keys(people).flatMap((who) =>
  stages
    .filter((stage) => people[who]![stage] !== undefined)
    .flatMap((stage) => [...Object.keys(next[stage]!), 'undo'].map((action) => fc.constant(deed(who, stage, action)))),
)
// The way forward is taken more often than the others, or most lives would end where they began.
const forward = [
  deed('wen', 'first', 'accept'),
  deed('wen', 'first', 'agree'),
  deed('zhao', 'second', 'agree'),
  deed('wang', 'approval', 'approve'),
]
const commands = fc.commands(
  [
    ...deeds,
    ...[0, 1, 2, 3, 4].flatMap(() => forward.map((one) => fc.constant(one))),
    fc.constant(adjust('wen')),
    fc.constant(resend()),
    fc.constant(resend()),
  ],
  { maxCommands: 30 },
)

test(
  'a review lived in any order is the review of the model',
  async () => {
    const lives = await fc.check(
      fc.asyncProperty(commands, async (lived) => {
        const { clerk, women } = await givenEmployer(product)
        const [claim] = await givenSubmitted(clerk, [women[0]])
        await fc.asyncModelRun(
          () => ({
            model: {
              status: 'submitted',
              cameFrom: '',
              filings: 1,
              held: {},
              last: null,
              decidedBy: null,
            },
            real: { clerk, id: claim!.id },
          }),
          lived,
        )
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(fc.defaultReportMessage(lives)).toBeUndefined()
  },
  60_000 + RUNS * 15_000,
)
