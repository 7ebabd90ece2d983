import type { ReviewRole } from '@cradle/domain/access'
import { printedInWords } from '@cradle/domain/claim'
import type { ClaimView, ReviewView, StandingView, SurroundingsView } from '@cradle/domain/wire'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import ConfigProvider from 'antd/es/config-provider'
import { Suspense } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { vi } from 'vitest'
import { answersOf } from '#web/lib/claim.queries.ts'
import { makeQueryClient } from '#web/lib/query-client.ts'
import { signIn } from '#web/lib/session.ts'
import { givenBasis, givenBenefit } from '#web/testing/given-benefit.ts'
import { QueuePage } from './queue.page.tsx'
import { ReviewDeskPage } from './review-desk.page.tsx'
import type { QueueRow } from './review.queries.ts'

const uuid = (n: number) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`
const hash = 'a1'.repeat(32)

/** The claim numbered `n` as the reviewer reads it: a birth, one stay, one bill of 3,120.55. */
export function givenClaim(n = 1, change: Partial<ClaimView> = {}): ClaimView {
  const section = <Data,>(data: Data) => ({ version: 1, savedAt: '2026-11-03T08:00:00Z', data })
  const claim: Omit<ClaimView, 'benefit'> = {
    id: uuid(n),
    number: `SB202611-00000${n}`,
    status: 'accepted',
    version: 3,
    person: {
      id: uuid(900 + n),
      name: ['', '李雪梅', '周婷', '赵敏'][n] ?? '某某',
      sex: 'female',
      birthOn: '1990-03-07',
      idNumberMasked: '130102********002X',
      cardNumberMasked: '13************32',
    },
    employer: { id: uuid(800), name: '石家庄华药新材料科技有限公司', unitNumber: '13010200123' },
    components: ['medical', 'prenatal', 'allowance'],
    sections: {
      event: section({
        kind: 'birth',
        claimType: '19',
        eventOn: '2026-09-18',
        delivery: 'caesarean',
        birthOrder: 2,
        fetuses: 1,
        gestationWeeks: 39,
      }),
      contact: section({
        phone: '138****2345',
        address: '石家庄市长安区中山东路 326 号',
        spouseGiven: true,
        spouseName: '王建国',
        spouseIdNumber: '130102********0015',
        spouseWorkplace: '石家庄市公共交通总公司',
        permitNumber: null,
        permitOffice: null,
      }),
      stay: section({
        stays: [
          {
            kind: 'inpatient',
            hospitalCode: 'H13010200015',
            hospitalName: '石家庄市妇产医院',
            ward: '产科二病区',
            admittedOn: '2026-09-17',
            dischargedOn: '2026-09-22',
          },
        ],
      }),
      charges: section({
        totalFen: 312_055,
        invoices: [
          {
            stay: 1,
            code: '13060126',
            number: '0026896566',
            totalFen: 312_055,
            lines: [
              { printedClass: 'western-medicine', filingClass: 'western-a', amountFen: 120_825 },
              { printedClass: 'medical-materials', filingClass: 'treatment', amountFen: 80_000 },
              { printedClass: 'treatment', filingClass: 'treatment', amountFen: 111_230 },
            ],
          },
        ],
      }),
      payee: section({}),
    },
    findings: [],
    isComplete: true,
    totalFen: 312_055,
    period: '2026-11',
    begunPeriod: '2026-11',
    openPeriod: '2026-11',
    submission: { id: uuid(700), number: 'PC202611-0001' },
    filings: [{ n: 1, filedAt: '2026-11-03T01:00:00Z', contentHash: hash }],
    returned: null,
    outcome: null,
    notices: [],
    history: [
      { at: '2026-11-03T01:00:00Z', action: 'submit', by: '张晓燕', role: 'employer-clerk', reason: null },
      { at: '2026-11-04T01:30:00Z', action: 'accept', by: '李敏', role: 'first-reviewer', reason: null },
    ],
    moves: ['agree', 'propose-refusal', 'return'],
  }
  return { ...claim, benefit: givenBenefit(answersOf(claim), givenAgencyBasis(), {}), ...change }
}

/** As the agency sees it: whoever the employer was. */
export const givenAgencyBasis = () => givenBasis({ countsAllEmployers: true, acceptedOn: '2026-11-04' })

/** A claim as its row in the queue. */
export const rowOf = (claim: ClaimView): QueueRow => ({
  id: claim.id,
  number: claim.number,
  status: claim.status,
  version: claim.version,
  person: { name: claim.person.name, idNumberMasked: claim.person.idNumberMasked },
  employerName: claim.employer?.name ?? null,
  treatment: 'birth',
  eventOn: '2026-09-18',
  totalFen: claim.totalFen,
  isComplete: true,
  missing: 0,
  period: claim.period,
  begunPeriod: claim.begunPeriod,
  carriedOver: false,
  rejoins: false,
  updatedAt: '2026-11-04T01:30:00Z',
  submittedAt: '2026-11-03T01:00:00Z',
  returnReason: null,
  waitingSince: '2026-11-03T01:00:00Z',
  stage: 'first-review',
  dueOn: '2026-11-19',
  riskScore: 0,
  assignee: null,
  hold: null,
  order: '办结期限 2026-11-19，还有 14 天',
})

/** What the reviewers made of it so far: nothing was changed, no task is asked for. */
export function givenReview(claim: ClaimView, change: Partial<ReviewView> = {}): ReviewView {
  const invoices = claim.sections.charges.data.invoices ?? []
  return {
    claimId: claim.id,
    version: claim.version,
    stage: 'first-review',
    lines: invoices.flatMap((invoice, n) =>
      (invoice.lines ?? []).map((line, at) => ({
        invoice: n + 1,
        line: at + 1,
        printed: printedInWords(line) ?? '',
        filed: { filingClass: line.filingClass ?? '', amountFen: Number(line.amountFen) },
        reviewed: null,
        reasonCode: null,
        reason: null,
        by: null,
        at: null,
      })),
    ),
    components: claim.components.map((component) => ({
      component,
      filedFen: 100_000,
      reviewedFen: 100_000,
      decidedFen: null,
      decision: null,
      openToWord: null,
      endorsed: null,
    })),
    filings: [{ n: 1, filedAt: '2026-11-03T01:00:00Z', changes: [], adjustments: 0 }],
    offered: [],
    tasks: [],
    proposed: null,
    approvals: { needed: 1, limitFen: 5_000_000, given: [] },
    mayUndo: false,
    notices: [],
    ...change,
  }
}

/** Nothing lies around it. */
export const givenSurroundings = (claim: ClaimView, change: Partial<SurroundingsView> = {}): SurroundingsView => ({
  claimId: claim.id,
  person: [],
  event: [],
  employer: { name: '石家庄华药新材料科技有限公司', claims: 3, insured: 120, refused: 1, flagged: 2 },
  nearDuplicates: [],
  distribution: null,
  ...change,
})

/** Received on 2026-11-03, assessed, and nobody has it in hand. */
export const givenStanding = (change: Partial<StandingView> = {}): StandingView => ({
  risk: { score: 0, terms: [] },
  deadlines: [
    { component: 'medical', dueOn: '2026-12-15', promisedOn: '2026-11-30', pausedSince: null },
    { component: 'allowance', dueOn: '2026-11-17', promisedOn: '2026-11-30', pausedSince: null },
  ],
  dueOn: '2026-11-17',
  assignment: null,
  hold: null,
  ...change,
})

const noDocuments = { needed: [], items: [], missing: [], mayAdd: false, mayChange: false }

/** A body to answer with, or a function that answers. */
type Answer = object
type Scene = {
  role?: ReviewRole
  at: string
  claims?: ClaimView[]
  /** What the API answers instead, by method and path. */
  api?: Record<string, Answer>
}

const names = { 'first-reviewer': '李敏', 'second-reviewer': '陈涛', approver: '孙立' }

/** A reviewer signed in at `at`, before an API that holds `claims`, all of them in the queue in that order. */
export async function givenReviewer({ role = 'first-reviewer', at, claims = [], api = {} }: Scene) {
  const sent: { path: string; body: unknown }[] = []
  const scope = { kind: 'agency', id: uuid(600), name: '石家庄市医保中心', number: '130100', region: '130100' }
  const acting = { id: uuid(601), role, scope }
  const me = { account: { id: uuid(602), username: role, name: names[role] }, acting, memberships: [acting] }
  const answers: Record<string, Answer> = {
    'POST /auth/login': { accessToken: 'token', expiresAt: '2026-11-05T10:00:00Z', me },
    'GET /clock': { now: '2026-11-05T01:00:00Z', today: '2026-11-05', mode: 'demo', frozen: true, settable: true },
    'GET /review/queue': { items: claims.map(rowOf), nextCursor: null },
    'GET /review/queue/filters': { items: [] },
    'GET /review/counts': { waiting: claims.length, overdue: 0, today: 0, week: 0, mine: 0, held: 0 },
    ...Object.fromEntries(claims.map((claim) => [`GET /claims/${claim.id}`, claim])),
    ...Object.fromEntries(claims.map((claim) => [`GET /claims/${claim.id}/documents`, noDocuments])),
    ...Object.fromEntries(claims.map((claim) => [`GET /claims/${claim.id}/review`, givenReview(claim)])),
    ...Object.fromEntries(claims.map((claim) => [`GET /review/claims/${claim.id}/standing`, givenStanding()])),
    ...Object.fromEntries(claims.map((claim) => [`GET /claims/${claim.id}/surroundings`, givenSurroundings(claim)])),
    ...api,
  }
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body: string | null }) => {
    const path = url.replace('/api/v1', '')
    if (method !== 'GET' && !path.startsWith('/auth')) sent.push({ path, body: JSON.parse(body ?? 'null') })
    const answer = answers[`${method} ${path}`]
    if (answer === undefined) return problem('not-found', '没有找到您要的内容', 404)
    return typeof answer === 'function' ? (answer as () => Response)() : Response.json(answer)
  })
  await signIn(role, 'cradle-demo')
  const router = createMemoryRouter(
    [
      { path: '/review', element: <QueuePage /> },
      { path: '/review/:claimId', element: <ReviewDeskPage /> },
    ],
    { initialEntries: [at] },
  )
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={makeQueryClient()}>
        <Suspense fallback="正在加载">
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </ConfigProvider>,
  )
  return {
    user: userEvent.setup(),
    sent,
    where: () => router.state.location.pathname,
    search: () => decodeURIComponent(router.state.location.search),
    answers,
  }
}

/** A refusal of the API. */
export const problem = (code: string, title: string, status: number) =>
  Response.json({ type: `/problems/${code}`, title, status, instance: '1', errors: [] }, { status })
