import { birthAnswers } from '@cradle/db/seed'
import type { ClaimView } from '@cradle/domain/wire'
import type { BenchData, Clerk } from './data.ts'
import type { Asked, Caller } from './load.ts'
import type { Layer } from './servers.ts'

export type Workload = {
  name: string
  /** The layers that answer it; the product always does. */
  beside: Exclude<Layer, 'product'>[]
  /** As many who ask side by side, each anew for every round: what a round changed, the next one finds. */
  callers: (data: BenchData, count: number) => Promise<Caller[]>
  /** What answers of different layers must agree in, read from a body. */
  same?: (answer: Record<string, never>) => unknown
}

const API = '/api/v1'
const CLASSES = [
  'western-medicine:western-a',
  'surgery:surgery',
  'laboratory:laboratory',
  'examination:examination',
  'treatment:treatment',
  'medical-materials:treatment',
  'costly-medicine:western-b',
  'other-self-paid:other-self-paid',
  'bed:bed',
]
let invoices = 0
/** Claims on a page of the list. */
const PAGE = 50

/** Charges of one invoice with nine lines that sum; every call's are others. */
function chargesOfNineLines() {
  const n = ++invoices
  const lines = CLASSES.map((classes, place) => {
    const [printedClass, filingClass] = classes.split(':')
    return { printedClass, filingClass, amountFen: 10_000 + ((n * 31 + place * 977) % 50_000) }
  })
  const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  // The province's own bills begin with another digit.
  const number = String(2_000_000_000 + n)
  return {
    totalFen,
    invoices: [{ stay: 1, code: '13060126', number, checkCode: 'a1b2c3', issuedOn: '2026-09-21', totalFen, lines }],
  }
}

/** A whole claim in one call. */
export function wholeClaim(personId: string) {
  const { event, contact, stay } = birthAnswers({ n: ++invoices % 200, eventOn: EVENT_ON })
  return { personId, event, contact, stay, charges: chargesOfNineLines() }
}

const turns = <Thing>(things: readonly Thing[], from: number) => {
  let at = from
  return () => things[at++ % things.length]!
}

const reading =
  (of: (clerk: Clerk, next: number) => Omit<Asked, 'headers' | 'method'> & { method?: Asked['method'] }) =>
  async ({ clerks }: BenchData, count: number): Promise<Caller[]> =>
    Array.from({ length: count }, (_, place) => {
      const clerk = turns(clerks, place)
      let n = place * 7
      return {
        next: () => {
          const asking = clerk()
          return { method: 'GET', headers: asking.headers, ...of(asking, n++) }
        },
      }
    })

/** The same with clerks of employers whose list goes on behind its first page; with all of them where none has as many. */
function withFullPages(data: BenchData): BenchData {
  const [first, second, ...others] = data.clerks.filter(({ claims }) => claims.length > PAGE)
  return first && second ? { ...data, clerks: [first, second, ...others] } : data
}

/** The day of every claim that is begun. */
const EVENT_ON = '2026-09-20'

/**
 * Claims begun for one person after another, clerk by clerk. What was begun before is deleted first: a second claim of one
 * event is warned of once for each of the others, and what a round left would be most of the next one's work.
 */
async function creators({ owner, clerks }: BenchData, count: number): Promise<Caller[]> {
  await owner.query(
    `update claim set deleted_at = now()
     where scope_id = any($1) and status = 'draft' and event_on = $2 and insured_person_id = any($3) and deleted_at is null`,
    [clerks.map(({ scopeId }) => scopeId), EVENT_ON, clerks.flatMap(({ persons }) => persons.map(({ id }) => id))],
  )
  let n = 0
  const next = (): Asked => {
    const { headers, persons } = clerks[n % clerks.length]!
    const person = persons[Math.floor(n++ / clerks.length) % persons.length]!
    return { method: 'POST', path: `${API}/claims`, headers, body: wholeClaim(person.id) }
  }
  return Array.from({ length: count }, () => ({ next }))
}

/** Drafts saved again and again, one per caller, in the version that stands. */
async function savers({ owner, clerks }: BenchData, count: number): Promise<Caller[]> {
  const { rows } = await owner.query<{ id: string; scope: string; version: number }>(
    `select distinct on (claim_id) claim_id as id, claim.scope_id as scope, claim_section.version
     from claim join claim_section on claim_id = claim.id and section = 'charges'
     where claim.scope_id = any($1) and status = 'draft' and deleted_at is null limit $2`,
    [clerks.map(({ scopeId }) => scopeId), count],
  )
  return rows.map(({ id, scope, version: standing }) => {
    const { headers } = clerks.find(({ scopeId }) => scopeId === scope)!
    let version = standing
    return {
      next: () => ({
        method: 'PATCH',
        path: `${API}/claims/${id}`,
        headers,
        body: { section: 'charges', version: version++, data: chargesOfNineLines() },
      }),
    }
  })
}

const linesIn = (claim: ClaimView | { invoices: { lines: unknown[] }[] }) =>
  'invoices' in claim ? claim.invoices : (claim.sections.charges.data.invoices ?? [])

/** What of a claim the product's view and the limit's record must both say. */
const sameClaim = (answer: Record<string, never>) => {
  const claim = answer as unknown as ClaimView
  return {
    number: claim.number,
    status: claim.status,
    name: claim.person.name,
    lines: linesIn(claim).flatMap(({ lines = [] }) => lines),
    filings: claim.filings.length,
  }
}

const idsIn = (answer: Record<string, never>) => (answer['items'] as unknown as { id: string }[]).map(({ id }) => id)

export const workloads: Workload[] = [
  {
    name: 'get a claim with nine lines',
    beside: ['limit', 'rows', 'prisma'],
    callers: reading(({ claims }, n) => ({ path: `${API}/claims/${claims[n % claims.length]!}` })),
    same: sameClaim,
  },
  {
    name: 'list 50 claims',
    beside: ['limit', 'rows', 'prisma'],
    callers: (data, count) => reading(() => ({ path: `${API}/claims` }))(withFullPages(data), count),
    same: idsIn,
  },
  {
    name: 'create a claim with nine lines',
    beside: ['limit', 'rows', 'prisma'],
    callers: creators,
  },
  { name: 'save charges of nine lines', beside: ['limit', 'rows'], callers: savers },
  {
    name: 'review queue, first page',
    beside: ['limit', 'rows'],
    callers: async ({ reviewer: { headers } }, count) =>
      Array.from({ length: count }, () => ({
        next: () => ({ method: 'GET', path: `${API}/review/queue`, headers }),
      })),
    same: idsIn,
  },
  {
    name: 'look a person up',
    beside: [],
    callers: reading(({ persons }, n) => ({
      method: 'POST',
      path: `${API}/persons/lookup`,
      body: { idNumber: persons[n % persons.length]!.idNumber },
    })),
  },
  {
    name: 'search hospitals',
    beside: [],
    callers: reading((_clerk, n) => {
      const typed = ['康宁', 'sjzsca', 'renmin', 'H1301', '妇幼'][n % 5]!
      return { path: `${API}/hospitals?q=${encodeURIComponent(typed)}` }
    }),
  },
  {
    name: 'benefit preview',
    beside: [],
    callers: reading(() => ({
      method: 'POST',
      path: `${API}/benefit-calculations`,
      body: {
        region: '130100',
        event: {
          kind: 'birth',
          on: '2026-09-20',
          delivery: 'caesarean',
          fetuses: 1,
          birthOrder: 1,
          gestation: { weeks: 39 },
        },
        insured: {
          kind: 'employee',
          sex: 'female',
          birthOn: '1993-04-05',
          contributionMonths: 40,
          continuousMonths: 40,
          wageContinues: false,
        },
        hospitalLevel: 3,
        charges: { totalFen: 560_000, notCoveredFen: 12_000 },
        wages: { monthlyBase: { numeratorFen: 7_300_00, denominator: 1 }, regionalMonthlyAverageFen: 700_000 },
      },
    })),
  },
]
