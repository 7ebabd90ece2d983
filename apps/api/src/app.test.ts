import { makeAgency } from '@cradle/db'
import { type Role, roles } from '@cradle/domain/access'
import { certificationText } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenDraft, givenSubmitted, grounds, nowOf } from '#api/testing/given-claims.ts'
import { call, givenAccount, givenEmployer, givenSession, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { type RouteName, routesOf } from '#api/testing/routes.ts'

const product = await givenProduct()
const { clerk, admin, women } = await givenEmployer(product)
const [submitted] = await givenSubmitted(clerk, [women[0]])
const claim = submitted!
const elsewhere = await givenEmployer(product)

type Who = Role | 'nobody'
const names = Object.keys(roles) as Role[]
const people: Record<Role, Person> = {
  'employer-clerk': clerk,
  'employer-admin': admin,
  'counter-clerk': await givenStaff(product, 'counter-clerk'),
  'first-reviewer': await givenStaff(product, 'first-reviewer'),
  'second-reviewer': await givenStaff(product, 'second-reviewer'),
  approver: await givenStaff(product, 'approver'),
  finance: await givenStaff(product, 'finance'),
  'agency-admin': await givenStaff(product, 'agency-admin'),
  'system-admin': await givenStaff(product, 'system-admin'),
  auditor: await givenStaff(product, 'auditor'),
}

const employers: Role[] = ['employer-clerk', 'employer-admin']
const reviewers: Role[] = ['first-reviewer', 'second-reviewer', 'approver']
const agency: Role[] = ['counter-clerk', ...reviewers, 'finance', 'agency-admin']

/** What each may do: whoever is let in; of the others, nobody must sign in first (401) and the rest may not (403). */
const everybody = 'everybody'
const letIn: Record<RouteName, Role[] | typeof everybody> = {
  'GET /api/openapi.json': everybody,
  'GET /api/docs': everybody,
  'GET /api/docs/': everybody,
  'GET /api/docs/json': everybody,
  'GET /api/docs/yaml': everybody,
  'GET /api/docs/static/*': everybody,
  'GET /api/docs/static/index.html': everybody,
  'GET /api/docs/static/swagger-initializer.js': everybody,
  'GET /api/v1/health/live': everybody,
  'GET /api/v1/health/ready': everybody,
  'GET /api/v1/metrics': everybody,
  'GET /api/v1/clock': everybody,
  'POST /api/v1/auth/login': everybody,
  'POST /api/v1/auth/logout': everybody,
  'POST /api/v1/auth/refresh': everybody,
  'POST /api/v1/auth/opening': everybody,
  'GET /api/v1/auth/challenge': everybody,
  'POST /api/v1/auth/second-factor': everybody,
  'POST /api/v1/auth/enrolment': everybody,
  'POST /api/v1/auth/enrolment/confirmation': everybody,
  'POST /api/v1/auth/new-password': everybody,
  'POST /api/v1/auth/activation': everybody,
  'POST /api/v1/auth/password-reset': everybody,
  'GET /api/v1/auth/me': names,
  'POST /api/v1/auth/acting': names,
  'GET /api/v1/auth/sessions': names,
  'DELETE /api/v1/auth/sessions/:id': names,
  'PUT /api/v1/auth/password': names,
  'GET /api/v1/auth/totp': names,
  'POST /api/v1/auth/totp': names,
  'POST /api/v1/auth/totp/confirmation': names,
  'DELETE /api/v1/auth/totp': names,
  'GET /api/v1/auth/relatives': agency,
  'POST /api/v1/auth/relatives': agency,
  'DELETE /api/v1/auth/relatives/:id': agency,
  'GET /api/v1/unit-accounts': ['agency-admin'],
  'POST /api/v1/unit-accounts': ['agency-admin'],
  'POST /api/v1/unit-accounts/:id/letter': ['agency-admin'],
  'POST /api/v1/unit-accounts/:id/suspension': ['agency-admin'],
  'DELETE /api/v1/unit-accounts/:id/suspension': ['agency-admin'],
  'GET /api/v1/unit-accounts/:id/commitment-letter': ['agency-admin'],
  'GET /api/v1/operators': ['employer-admin'],
  'POST /api/v1/operators': ['employer-admin'],
  'POST /api/v1/operators/:id/reset': ['employer-admin'],
  'POST /api/v1/operators/:id/suspension': ['employer-admin'],
  'DELETE /api/v1/operators/:id/suspension': ['employer-admin'],
  'POST /api/v1/operators/:id/rebinding': ['employer-admin'],
  'POST /api/v1/operators/:id/hand-over': ['employer-admin'],
  'GET /api/v1/unit/commitment-letter': ['employer-admin'],
  'GET /api/v1/unit/commitment-letter/file': ['employer-admin'],
  'PUT /api/v1/unit/commitment-letter': ['employer-admin'],
  'GET /api/v1/staff': ['system-admin'],
  'GET /api/v1/offices': ['system-admin'],
  'POST /api/v1/staff': ['system-admin'],
  'POST /api/v1/staff/:id/memberships': ['system-admin'],
  'DELETE /api/v1/staff/:id/memberships/:membershipId': ['system-admin'],
  'POST /api/v1/staff/:id/reset': ['system-admin'],
  'POST /api/v1/staff/:id/suspension': ['system-admin'],
  'DELETE /api/v1/staff/:id/suspension': ['system-admin'],
  'GET /api/v1/staff/:id/relatives': ['system-admin'],
  'POST /api/v1/staff/:id/relatives': ['system-admin'],
  'DELETE /api/v1/staff/:id/relatives/:relativeId': ['system-admin'],
  'POST /api/v1/auth/sessions/end-all': names,
  'PUT /api/v1/clock': names,
  'GET /api/v1/month': employers,
  'POST /api/v1/benefit-calculations': [...employers, ...agency, 'auditor'],
  'GET /api/v1/regional-averages': [...employers, ...agency, 'auditor'],
  'PUT /api/v1/regional-averages/:year': ['agency-admin'],
  'POST /api/v1/persons/lookup': [...employers, 'counter-clerk'],
  'GET /api/v1/hospitals': [...employers, ...agency, 'auditor'],
  'GET /api/v1/hospitals/:code': [...employers, ...agency, 'auditor'],
  'GET /api/v1/claims': [...employers, ...agency, 'auditor'],
  'POST /api/v1/claims': employers,
  'GET /api/v1/claims/:id': [...employers, ...agency, 'auditor'],
  'PATCH /api/v1/claims/:id': employers,
  'DELETE /api/v1/claims/:id': employers,
  'GET /api/v1/claims/deleted': employers,
  'POST /api/v1/claims/:id/restoration': employers,
  'PUT /api/v1/claims/:id/presence': employers,
  'DELETE /api/v1/claims/:id/presence': employers,
  'POST /api/v1/claims/:id/recall': employers,
  'POST /api/v1/claims/:id/filings': employers,
  'POST /api/v1/claims/:id/abandonment': employers,
  'PUT /api/v1/claims/:id/finding-reasons': employers,
  'POST /api/v1/claim-records/search': [...employers, ...agency, 'auditor'],
  'POST /api/v1/claim-records/sums': [...employers, ...agency, 'auditor'],
  'POST /api/v1/claim-records/exports': [...employers, ...agency, 'auditor'],
  'GET /api/v1/claims/:id/review-form': [...employers, ...agency],
  'GET /api/v1/claims/:id/forms/:form': [...employers, ...agency],
  'POST /api/v1/claim-forms': [...employers, ...agency],
  'POST /api/v1/claim-prints': [...employers, ...agency],
  'GET /api/v1/claim-ledger': [...employers, ...agency],
  'GET /api/v1/submissions/:id/charge-ledger': [...employers, ...agency],
  'GET /api/v1/submissions/:id/period-summary': [...employers, ...agency],
  'POST /api/v1/general-prints': [...employers, ...agency],
  'GET /api/v1/printed-forms/:number': [...employers, ...agency, 'auditor'],
  'GET /api/v1/unit/pledge': ['employer-admin'],
  'POST /api/v1/claims/:id/prints': [...employers, ...agency],
  'POST /api/v1/claims/:id/decisions': reviewers,
  'GET /api/v1/claims/:id/review': [...agency, 'auditor'],
  'PUT /api/v1/claims/:id/adjustments': reviewers,
  'DELETE /api/v1/claims/:id/adjustments': reviewers,
  'PUT /api/v1/claims/:id/tasks': reviewers,
  'GET /api/v1/review/bulk-approvals': ['approver'],
  'POST /api/v1/review/bulk-approvals': ['approver'],
  'POST /api/v1/review/bulk-approvals/preview': ['approver'],
  'GET /api/v1/issued-notices/:id': [...employers, ...agency],
  'POST /api/v1/issued-notices/:id/prints': [...employers, ...agency],
  'GET /api/v1/claims/:id/surroundings': [...agency, 'auditor'],
  'PUT /api/v1/claims/:id/duplicate-verdicts/:otherId': reviewers,
  'POST /api/v1/claims/:id/reveals': [...employers, ...agency, 'auditor'],
  'GET /api/v1/claims/:id/documents': [...employers, ...agency, 'auditor'],
  'POST /api/v1/claims/:id/documents': employers,
  'POST /api/v1/claims/:id/documents/links': [...employers, ...agency, 'auditor'],
  'PATCH /api/v1/claims/:id/documents/:documentId': employers,
  'DELETE /api/v1/claims/:id/documents/:documentId': employers,
  'POST /api/v1/claims/:id/documents/:documentId/restoration': employers,
  'GET /api/v1/documents/content': everybody,
  'GET /api/v1/claims/:id/story': ['auditor'],
  'GET /api/v1/submissions': [...employers, ...agency, 'auditor'],
  'POST /api/v1/submissions': employers,
  'GET /api/v1/submissions/:id': [...employers, ...agency, 'auditor'],
  'POST /api/v1/submissions/dry-run': employers,
  'POST /api/v1/submissions/:id/withdrawal': employers,
  'POST /api/v1/nil-returns': employers,
  'POST /api/v1/submission-proposals': employers,
  'GET /api/v1/submission-proposals/:id': employers,
  'POST /api/v1/submission-proposals/:id/refusal': employers,
  'POST /api/v1/submission-proposals/:id/confirmation': ['employer-admin'],
  'GET /api/v1/unit/submission-rule': ['employer-admin'],
  'PUT /api/v1/unit/submission-rule': ['employer-admin'],
  'GET /api/v1/period': [...employers, ...agency, 'auditor'],
  'GET /api/v1/notices': employers,
  'POST /api/v1/notices/read': employers,
  'GET /api/v1/filing-windows': ['agency-admin'],
  'PUT /api/v1/filing-windows/:period': ['agency-admin'],
  'POST /api/v1/reopenings': ['agency-admin'],
  'POST /api/v1/reopenings/:id/end': ['agency-admin'],
  'GET /api/v1/not-filed': ['agency-admin'],
  'GET /api/v1/review/queue': reviewers,
  'GET /api/v1/review/queue/filters': reviewers,
  'PUT /api/v1/review/queue/filters': reviewers,
  'DELETE /api/v1/review/queue/filters/:id': reviewers,
  'GET /api/v1/review/counts': reviewers,
  'GET /api/v1/review/month': [...reviewers, 'agency-admin'],
  'GET /api/v1/review/employers': reviewers,
  'POST /api/v1/review/next': reviewers,
  'POST /api/v1/review/assignments': reviewers,
  'DELETE /api/v1/review/assignments/:id': reviewers,
  'PUT /api/v1/review/claims/:id/hold': reviewers,
  'DELETE /api/v1/review/claims/:id/hold': reviewers,
  'GET /api/v1/review/claims/:id/standing': [...agency, 'auditor'],
  'GET /api/v1/audit-events': ['auditor'],
  'POST /api/v1/audit-events/search': ['auditor'],
  'GET /api/v1/audit-events/verification': ['auditor'],
  'GET /api/v1/audit-events/export': ['auditor'],
}

/** The one verdict on this pair. Renewing a session is everybody's, and answers 401 to whoever brings no cookie. */
function decided(route: RouteName, who: Who) {
  const allowed = letIn[route]!
  if (allowed === everybody) return /\/auth\/(refresh|opening)$/.test(route) ? 401 : 'let in'
  if (who === 'nobody') return 401
  return allowed.includes(who) ? 'let in' : 403
}

const routes = routesOf(product.app).filter((route) => route.includes(' /api/'))

/** Asks with an empty body: whoever is let in then hears what is missing, and nothing is changed. */
async function ask(route: RouteName, who: Who) {
  const [method, path] = route.split(' ') as ['GET' | 'POST', string]
  const submissionId = claim.submission!.id
  const url = path
    .replace(':id', path.includes('/submissions/') ? submissionId : claim.id)
    .replace(/:membershipId|:relativeId|:documentId|:otherId/, claim.id)
    .replace(':code', 'H13010200001')
    .replace(':period', '2026-12')
    .replace('static/*', 'static/swagger-ui.css')
  // Whoever signs out everywhere does so in a session that no other route is asked in.
  const person = who === 'nobody' ? undefined : route.endsWith('/end-all') ? await givenAnother(who) : people[who]
  const headers = person ? { authorization: `Bearer ${person.session.accessToken}` } : {}
  return product.app.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload: {} }) })
}

const givenAnother = async (role: Role) => {
  const { id: employerId } = elsewhere.employer
  const place = employers.includes(role) ? { employerId } : { officeId: product.officeId }
  const { username } = await givenAccount(product, { memberships: [{ role, ...place }] })
  return givenSession(product, username)
}

/** Where the door opens on something else than a claim, claim.id names none: that it is not found is said behind it. */
const namesAnAccount = /\/(operators|unit-accounts|unit|staff|auth|submission-proposals|reopenings|issued-notices)\//

describe('who may call what', () => {
  test('is decided for every route there is', () => {
    expect(Object.keys(letIn).toSorted()).toEqual(routes.toSorted())
  })

  test.each(routes)('%s', async (route) => {
    for (const who of ['nobody', ...names] as Who[]) {
      const { statusCode } = await ask(route, who)
      const isBehindTheDoor = statusCode === 404 && namesAnAccount.test(route)
      const verdict = [401, 403, 404].includes(statusCode) && !isBehindTheDoor ? statusCode : 'let in'
      expect([who, verdict]).toEqual([who, decided(route, who)])
    }
  })

  test('a system administrator has no business route', () => {
    const open = routes.filter((route) => letIn[route] !== everybody && letIn[route]!.includes('system-admin'))
    const business = open.filter((route) => !/\/(auth\/|staff|offices)/.test(route))
    expect(business).toEqual(['PUT /api/v1/clock'])
  })

  test('an auditor may write nothing but the demonstration clock and their own access; some readings are posted', () => {
    const open = routes.filter((route) => letIn[route] !== everybody && letIn[route]!.includes('auditor'))
    const written = open.filter((route) => !route.startsWith('GET ') && !route.includes('/auth/'))
    const posted = [
      'POST /api/v1/audit-events/search',
      'POST /api/v1/benefit-calculations',
      'POST /api/v1/claim-records/exports',
      'POST /api/v1/claim-records/search',
      'POST /api/v1/claim-records/sums',
      'POST /api/v1/claims/:id/documents/links',
      'POST /api/v1/claims/:id/reveals',
    ]
    expect(written.toSorted()).toEqual([...posted, 'PUT /api/v1/clock'])
  })

  test('URLs carry ids, codes, months, years and the names and numbers of forms, never a number or name of a person', () => {
    const parameters = routes.flatMap((route) => route.match(/:\w+/g) ?? [])
    expect([...new Set(parameters)].toSorted()).toEqual([
      ':code',
      ':documentId',
      ':form',
      ':id',
      ':membershipId',
      ':number',
      ':otherId',
      ':period',
      ':relativeId',
      ':year',
    ])
  })
})

/** A whole and correct request for every route that names a claim. */
const version = claim.version
const asked: Record<string, { by: 'employer' | 'reviewer' | 'auditor' | 'anyone'; body?: object; query?: string }> = {
  'GET /api/v1/claims/:id': { by: 'anyone' },
  'PATCH /api/v1/claims/:id': { by: 'employer', body: { section: 'event', version: 1, data: {} } },
  'PUT /api/v1/claims/:id/finding-reasons': {
    by: 'employer',
    body: { section: 'event', code: 'A11', pointer: '', message: '', version: 0, reason: '属实' },
  },
  'DELETE /api/v1/claims/:id': { by: 'employer', query: `?version=${version}` },
  'POST /api/v1/claims/:id/recall': { by: 'employer', body: { version } },
  'POST /api/v1/claims/:id/restoration': { by: 'employer' },
  'PUT /api/v1/claims/:id/presence': { by: 'employer', body: { step: 'contact' } },
  'DELETE /api/v1/claims/:id/presence': { by: 'employer' },
  'POST /api/v1/claims/:id/filings': { by: 'employer', body: { version } },
  'POST /api/v1/claims/:id/abandonment': { by: 'employer', body: { version } },
  'GET /api/v1/claims/:id/review-form': { by: 'anyone' },
  'GET /api/v1/claims/:id/forms/:form': { by: 'anyone' },
  'POST /api/v1/claims/:id/prints': {
    by: 'anyone',
    body: { form: 'review-form', contentHash: 'a'.repeat(64), filing: 1 },
  },
  'POST /api/v1/claims/:id/reveals': { by: 'anyone', body: { field: 'idNumber' } },
  'GET /api/v1/claims/:id/documents': { by: 'anyone' },
  'POST /api/v1/claims/:id/documents': { by: 'employer', query: '?kind=M01' },
  'POST /api/v1/claims/:id/documents/links': { by: 'anyone' },
  'PATCH /api/v1/claims/:id/documents/:documentId': { by: 'employer', body: { rotation: 90 } },
  'DELETE /api/v1/claims/:id/documents/:documentId': { by: 'employer' },
  'POST /api/v1/claims/:id/documents/:documentId/restoration': { by: 'employer' },
  'GET /api/v1/claims/:id/story': { by: 'auditor' },
  'POST /api/v1/claims/:id/decisions': { by: 'reviewer', body: { version, action: 'accept' } },
  'GET /api/v1/claims/:id/review': { by: 'reviewer' },
  'PUT /api/v1/claims/:id/adjustments': {
    by: 'reviewer',
    body: { version, invoice: 1, line: 1, allowedFen: 0, reasonCode: 'not-covered' },
  },
  'DELETE /api/v1/claims/:id/adjustments': { by: 'reviewer', query: `?version=${version}&invoice=1&line=1` },
  'PUT /api/v1/claims/:id/tasks': { by: 'reviewer', body: { version, task: 'identity', done: true } },
  'GET /api/v1/claims/:id/surroundings': { by: 'reviewer' },
  'GET /api/v1/review/claims/:id/standing': { by: 'reviewer' },
  'PUT /api/v1/review/claims/:id/hold': { by: 'reviewer', body: { reason: '等待医院回函' } },
  'DELETE /api/v1/review/claims/:id/hold': { by: 'reviewer' },
  'PUT /api/v1/claims/:id/duplicate-verdicts/:otherId': { by: 'reviewer', body: { reason: '两次住院' } },
}

const tryOn = (person: Person, route: string, claimId: string) => {
  const { body, query = '' } = asked[route]!
  const [method, path] = route.split(' ') as ['GET', string]
  const url =
    path
      .replace('/api/v1', '')
      .replace(':id', claimId)
      .replace(/:documentId|:otherId/, claim.id)
      .replace(':form', 'review-form') + query
  return call(product, method, url, {
    headers: { authorization: `Bearer ${person.session.accessToken}` },
    ...(body ? { payload: body } : {}),
  })
}
const claimRoutes = routes.filter((route) => route.includes('/claims/:id'))

describe('a claim of somebody else', () => {
  test('is asked for by every route that names one', () => {
    expect(Object.keys(asked).toSorted()).toEqual(claimRoutes.toSorted())
  })

  test.each(claimRoutes.filter((route) => !['reviewer', 'auditor'].includes(asked[route]!.by)))(
    '%s: another employer hears that it does not exist',
    async (route) => {
      const before = await nowOf(clerk, claim)
      const foreign = await tryOn(elsewhere.clerk, route, claim.id)
      const unknown = await tryOn(elsewhere.clerk, route, '018f0000-0000-7000-8000-000000000000')
      const { instance: _one, ...said } = foreign.json<{ instance: string }>()
      const { instance: _other, ...saidOfUnknown } = unknown.json<{ instance: string }>()
      expect(said).toEqual({ type: '/problems/claim-not-found', title: '申报不存在', status: 404, errors: [] })
      expect(saidOfUnknown).toEqual(said)
      expect(await nowOf(clerk, claim)).toEqual(before)
    },
  )

  test.each(claimRoutes)('%s: a draft does not exist for the agency', async (route) => {
    const draft = await givenDraft(elsewhere.clerk, elsewhere.women[0])
    const answer = await tryOn(people['first-reviewer'], route, draft.id)
    expect(answer.statusCode).toBe(['employer', 'auditor'].includes(asked[route]!.by) ? 403 : 404)
  })

  test('submitted with one’s own is refused, and nothing is written', async () => {
    const own = await givenDraft(elsewhere.clerk, elsewhere.women[1])
    const claims = [own, claim].map(({ id, version }) => ({ id, version }))
    const refused = await elsewhere.clerk.post('/submissions', {
      period: '2026-11',
      claims,
      certification: certificationText,
    })
    expect(refused.statusCode).toBe(404)
    expect(refused.json()).toMatchObject({
      type: '/problems/claim-not-found',
      errors: [{ pointer: '/claims/1', message: '这份申报单不存在' }],
    })
    expect(await nowOf(elsewhere.clerk, own)).toMatchObject({ status: 'draft' })
  })

  test('stands in no list of another employer, and no batch', async () => {
    const ids = async (path: string) =>
      (await elsewhere.clerk.get(path)).json<{ items: { id: string }[] }>().items.map(({ id }) => id)
    expect(await ids('/claims')).not.toContain(claim.id)
    expect(await ids('/submissions')).toEqual([])
    const batch = await elsewhere.clerk.get(`/submissions/${claim.submission!.id}`)
    expect(batch.json()).toMatchObject({ status: 404, title: '申报批次不存在' })
  })

  test('of another agency does not exist for its staff or its auditor', async () => {
    const { agencyId, officeId } = await makeAgency(product.owner, { name: '唐山市医疗保障中心', region: '130200' })
    const there = { ...product, agencyId, officeId }
    const [reviewer, auditor] = [await givenStaff(there, 'first-reviewer'), await givenStaff(there, 'auditor')]
    for (const stranger of [reviewer, auditor]) {
      expect((await stranger.get(`/claims/${claim.id}`)).statusCode).toBe(404)
      expect((await stranger.get('/claims')).json()).toEqual({ items: [], nextCursor: null })
    }
    expect((await reviewer.get('/review/queue')).json()).toEqual({ items: [], nextCursor: null })
    const decision = await reviewer.post(`/claims/${claim.id}/decisions`, {
      version,
      action: 'return',
      reason: grounds.reason,
    })
    expect(decision.statusCode).toBe(404)
    const trail = (await auditor.get('/audit-events')).json<{ items: { subjectId: string }[] }>()
    expect(trail.items.map(({ subjectId }) => subjectId)).not.toContain(claim.id)
  })
})

describe('what an auditor reads', () => {
  const auditor = people.auditor

  test('claims, batches and hospitals of the agency; numbers masked and nothing to do', async () => {
    const seen = await nowOf(auditor, claim)
    expect(seen).toMatchObject({ id: claim.id, status: 'submitted', moves: [] })
    expect(seen.sections.contact.data.phone).toMatch(/^\d{3}\*{4}\d{4}$/)
    expect((await auditor.get('/submissions')).json<{ items: object[] }>().items).toHaveLength(1)
    expect((await auditor.get('/hospitals?q=妇幼')).json<{ items: object[] }>().items).not.toHaveLength(0)
  })
})

test('somebody who files for two employers acts for one and sees nothing of the other', async () => {
  const memberships = [clerk, elsewhere.clerk].map(({ session }) => ({
    role: 'employer-clerk',
    employerId: session.me.acting.scope.id,
  }))
  const { username } = await givenAccount(product, { memberships })
  const person = await givenSession(product, username)
  const { acting, memberships: all } = person.session.me
  expect(all).toHaveLength(2)
  const { items } = (await person.get('/claims')).json<{ items: { employerName: string }[] }>()
  expect(items.map(({ employerName }) => employerName)).toEqual(items.map(() => acting.scope.name))
  const own = [clerk, elsewhere.clerk].find(({ session }) => session.me.acting.scope.id === acting.scope.id)!
  const claimsOf = async (one: Person) => (await one.get('/claims')).json<object>()
  expect(await claimsOf(person)).toEqual(await claimsOf(own))
})
