import { makeEmployer } from '@cradle/db'
import {
  certificationText,
  type ClaimFormData,
  type ClaimView,
  type DocumentLinks,
  type IssuedUnitAccountView,
  type BulkPreview,
  type ProposalView,
  type RelativeView,
  type SavedFilterList,
  type WindowsView,
} from '@cradle/domain/wire'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import {
  activate,
  codeOf,
  givenNamed,
  givenOperator,
  givenSecondFactor,
  givenUnit,
  knock,
  NEW_PASSWORD,
  stepOf,
  uploadLetter,
} from '#api/testing/given-access.ts'
import {
  answersWith,
  givenBegun,
  givenDecided,
  givenDraft,
  givenExplained,
  givenSubmitted,
  grounds,
  nowOf,
  submit,
} from '#api/testing/given-claims.ts'
import { givenPapers, givenUploaded, upload } from '#api/testing/given-documents.ts'
import {
  call,
  givenAccount,
  givenEmployer,
  givenInsured,
  givenSession,
  givenStaff,
  type Insured,
  nextNumber,
  type Person,
} from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'
import { type RouteName, routesOf } from '#api/testing/routes.ts'
import { type Sent, sentBy } from '#api/testing/sent-statements.ts'

/** How many statements a whole and sensible request of each route sends, by somebody who may ask it. */
const product = await givenProduct()
const { officeId } = product
/** One unit keeps its accounts, another one files. */
const unit = await givenUnit(product)
const { admin } = unit
const filing = await givenEmployer(product)
const { clerk } = filing
const staffed = {
  first: await givenStaff(product, 'first-reviewer'),
  second: await givenStaff(product, 'second-reviewer'),
  approver: await givenStaff(product, 'approver'),
  auditor: await givenStaff(product, 'auditor'),
  agency: await givenStaff(product, 'agency-admin'),
  system: await givenStaff(product, 'system-admin'),
}
const { first, second, approver, auditor, agency, system } = staffed

/** A complete claim in one request, with the rows of its documents. */
async function givenWhole(by = clerk, employerId = filing.employer.id, answers = answersWith()): Promise<ClaimView> {
  const { id: personId } = await givenInsured(product, employerId, { name: '江晚晴' })
  const { event, contact, stay, charges } = answers
  const answer = await by.post('/claims', { personId, event, contact, stay, charges })
  if (answer.statusCode !== 201) throw new Error(`no claim was begun: ${answer.body}`)
  const claim = answer.json<ClaimView>()
  await givenPapers(by, claim)
  return nowOf(by, claim)
}

// A unit submits once in a period: what the requests below need of claims is there before it does.
const late = answersWith()
for (const invoice of late.charges.invoices ?? []) invoice.issuedOn = '2026-09-01'
const warned = await givenWhole(clerk, filing.employer.id, late)
const drafts: ClaimView[] = []
for (let n = 0; n < 20; n++) drafts.push(await givenWhole())
const batch: ClaimView[] = []
for (let n = 0; n < 30; n++) batch.push(await givenWhole())
const { id: batchId } = (await submit(clerk, batch)).json<{ id: string }>()
const draft = () => drafts.pop()!
const submitted = () => nowOf(clerk, batch.pop()!)
const accepted = async () => givenDecided(first, await submitted(), { action: 'accept' })
const agreed = async () => givenDecided(first, await submitted(), { action: 'accept' }, { action: 'agree' })
const reviewed = async () => givenDecided(second, await agreed(), { action: 'agree' })
const returned = async () => givenDecided(first, await accepted(), { action: 'return', reason: '缺少出院记录' })
const formOf = async (claim: { id: string }) =>
  (await clerk.get(`/claims/${claim.id}/review-form`)).json<ClaimFormData>()
const operator = () => givenOperator(product, admin)
const named = () => {
  const { name, idNumber } = givenNamed(product)
  return { name, idNumber }
}
const suspended = async () => {
  const { id } = await operator()
  await admin.post(`/operators/${id}/suspension`, { reason: '离职' })
  return id
}
const member = async () =>
  (await system.post('/staff', { ...givenNamed(product), role: 'finance', officeId, from: '2020-01-01' })).json<{
    id: string
    memberships: { id: string }[]
  }>()
const newcomer = () => {
  const n = nextNumber()
  return makeEmployer(product.owner, { agencyId: product.agencyId, name: `待开户单位${n}`, unitNumber: `N${n}` })
}
const holderOf = () => {
  const { name, idNumber } = named()
  return { holderName: name, holderIdNumber: idNumber }
}
const unitAccount = async () =>
  (
    await agency.post('/unit-accounts', { employerId: (await newcomer()).id, ...holderOf() })
  ).json<IssuedUnitAccountView>().account!
const cookie = async () => {
  const account = await givenAccount(product, { memberships: [{ role: 'finance', officeId }] })
  return { headers: { cookie: (await givenSession(product, account.username)).cookie } }
}
const guarded = async () => {
  const person = await givenStaff(product, 'finance')
  return { ...person, factor: await givenSecondFactor(person) }
}
/** Somebody of production who must set a second factor up first. */
const enrolling = async () => {
  const { id, username } = await givenAccount(product, { memberships: [{ role: 'finance', officeId }] })
  await product.owner.query('update account set is_demonstration = false where id = $1', [id])
  product.serveAs('production')
  return (await stepOf(product, username)) as { ticket: string }
}
const again = { period: '2026-10', untilOn: '2026-11-20', untilTime: '18:00', reason: '单位网络故障' }
const december = {
  opensOn: '2026-12-01',
  opensTime: '00:00',
  closesOn: '2026-12-15',
  closesTime: '12:00',
  reason: '系统升级',
}
const line = { invoice: 1, line: 1, allowedFen: 0, reasonCode: 'duplicate' }
const chosen = ({ id, version }: { id: string; version: number }) => ({ id, version })
const confirming = async () => {
  const other = await givenEmployer(product)
  await other.admin.put('/unit/submission-rule', { needsConfirmation: true })
  const claim = await givenDraft(other.clerk, other.women[0])
  const propose = () => other.clerk.post('/submission-proposals', { period: '2026-11', claims: [chosen(claim)] })
  return { ...other, propose, proposal: async () => (await propose()).json<ProposalView>() }
}
/** Two employers' claims whose bills are alike. */
const alike = async () => {
  const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
  const answers = answersWith()
  const twin = structuredClone(answers)
  for (const invoice of twin.charges.invoices ?? []) invoice.number = `8${String(invoice.number).slice(1)}`
  const filed = async (by: Person, woman: Insured, told: typeof answers) => {
    const claim = await givenExplained(by, await givenDraft(by, woman, told))
    await submit(by, [claim])
    return claim
  }
  return [await filed(one.clerk, one.women[0], answers), await filed(other.clerk, other.women[0], twin)] as const
}
/** Two claims that a bulk approval takes; a clerk's first is always drawn for a second look, and any other by lot. */
async function givenClean(): Promise<{ id: string; version: number }[]> {
  for (let tries = 0; tries < 4; tries++) {
    const { clerk: by, women } = await givenEmployer(product)
    const waiting = await givenSubmitted(by, women)
    for (const claim of waiting) {
      await givenDecided(first, claim, { action: 'accept' }, { action: 'agree' })
      await givenDecided(second, claim, { action: 'agree' })
    }
    await givenDecided(approver, waiting[0]!, { action: 'approve' })
    // So many alike in one test are doubtful; these shall not be.
    await product.owner.query('begin; set local session_replication_role = replica; delete from filing_flag; commit')
    const claims = (await Promise.all(waiting.slice(1).map((claim) => nowOf(approver, claim)))).map(chosen)
    const preview = (await approver.post('/review/bulk-approvals/preview', { claims })).json<BulkPreview>()
    if (preview.unfit.length > 0) throw new Error(`unfit for a bulk approval: ${preview.unfit[0]!.why}`)
    if (preview.clean.length === claims.length) return claims
  }
  throw new Error('whatever was filed is drawn for a second look')
}
const birth = {
  region: '130100',
  event: {
    kind: 'birth',
    on: '2025-03-10',
    delivery: 'natural',
    fetuses: 1,
    birthOrder: 1,
    gestation: { weeks: 39, days: 0 },
    outcome: { liveBirths: 1, stillbirths: 0 },
  },
  insured: { kind: 'employee', contributionMonths: 24, continuousMonths: 24, married: true, birthOn: '1995-05-01' },
  hospitalLevel: 3,
  charges: { totalFen: 412_050, notCoveredFen: 0, prenatalFen: 0 },
  settledBefore: { medicalFen: 0, prenatalFen: 0, allowanceFen: 0 },
  dischargedOn: '2025-03-14',
  paidOn: '2025-04-30',
  wages: { monthlyBase: { numeratorFen: 730_000, denominator: 1 }, regionalMonthlyAverageFen: 700_000 },
}

type Ask = () => Promise<LightMyRequestResponse>
/** How many statements; and the request, once its scene is set. */
type Asked = [statements: number, scene: () => Ask | Promise<Ask>]

const bare = (path: string): Asked => [0, () => () => product.app.inject({ url: path })]
const open = (path: string) => () => call(product, 'GET', path)

const asked: Record<RouteName, Asked> = {
  'GET /api/openapi.json': bare('/api/openapi.json'),
  'GET /api/docs': bare('/api/docs'),
  'GET /api/docs/': bare('/api/docs/'),
  'GET /api/docs/json': bare('/api/docs/json'),
  'GET /api/docs/yaml': bare('/api/docs/yaml'),
  'GET /api/docs/static/*': bare('/api/docs/static/swagger-ui.css'),
  'GET /api/docs/static/index.html': bare('/api/docs/static/index.html'),
  'GET /api/docs/static/swagger-initializer.js': bare('/api/docs/static/swagger-initializer.js'),
  'GET /api/v1/health/live': [0, () => open('/health/live')],
  'GET /api/v1/health/ready': [3, () => open('/health/ready')],
  'GET /api/v1/metrics': [0, () => open('/metrics')],
  'GET /api/v1/clock': [3, () => open('/clock')],
  'PUT /api/v1/clock': [13, () => () => clerk.put('/clock', { today: '2026-11-05', time: '09:00' })],

  'POST /api/v1/auth/login': [
    11,
    () => () => knock(product, 'login', { username: clerk.username, password: PASSWORD }),
  ],
  'POST /api/v1/auth/logout': [
    5,
    async () => {
      const brought = await cookie()
      return () => call(product, 'POST', '/auth/logout', { ...brought, payload: { locks: false } })
    },
  ],
  'POST /api/v1/auth/refresh': [
    5,
    async () => {
      const brought = await cookie()
      return () => call(product, 'POST', '/auth/refresh', brought)
    },
  ],
  'POST /api/v1/auth/opening': [
    15,
    async () => {
      const headers = { cookie: (await givenSession(product, clerk.username)).cookie }
      const payload = { as: clerk.session.me.acting.id, reads: [{ path: '/month' }, { path: '/claims?status=draft' }] }
      return () => call(product, 'POST', '/auth/opening', { headers, payload })
    },
  ],
  'GET /api/v1/auth/challenge': [0, () => open('/auth/challenge')],
  'POST /api/v1/auth/second-factor': [
    14,
    async () => {
      const { username, factor } = await guarded()
      const { ticket } = (await stepOf(product, username)) as { ticket: string }
      return () => knock(product, 'second-factor', { ticket, code: codeOf(factor.secret) })
    },
  ],
  'POST /api/v1/auth/enrolment': [
    6,
    async () => {
      const { ticket } = await enrolling()
      return () => knock(product, 'enrolment', { ticket })
    },
  ],
  'POST /api/v1/auth/enrolment/confirmation': [
    16,
    async () => {
      const { ticket } = await enrolling()
      const { secret } = (await knock(product, 'enrolment', { ticket })).json<{ secret: string }>()
      return () => knock(product, 'enrolment/confirmation', { ticket, code: codeOf(secret, 0) })
    },
  ],
  'POST /api/v1/auth/new-password': [
    15,
    async () => {
      const { id, username } = await givenAccount(product, { memberships: [{ role: 'finance', officeId }] })
      await product.owner.query(
        `update account set username = $2, is_demonstration = false where id = $1 and username = $3`,
        [id, PASSWORD, username],
      )
      const { ticket } = (await stepOf(product, PASSWORD)) as { ticket: string }
      return () => knock(product, 'new-password', { ticket, password: NEW_PASSWORD })
    },
  ],
  'POST /api/v1/auth/activation': [
    18,
    async () => {
      const { username, code } = await operator()
      return () => activate(product, { username, code })
    },
  ],
  'POST /api/v1/auth/password-reset': [
    13,
    async () => {
      const { username, factor } = await guarded()
      return () => knock(product, 'password-reset', { username, code: codeOf(factor.secret), password: NEW_PASSWORD })
    },
  ],
  'GET /api/v1/auth/me': [3, () => () => clerk.get('/auth/me')],
  'POST /api/v1/auth/acting': [6, () => () => clerk.post('/auth/acting', { membershipId: clerk.session.me.acting.id })],
  'GET /api/v1/auth/sessions': [4, () => () => clerk.get('/auth/sessions')],
  'DELETE /api/v1/auth/sessions/:id': [
    6,
    async () => {
      const person = await givenStaff(product, 'finance')
      await givenSession(product, person.username)
      const { items } = (await person.get('/auth/sessions')).json<{ items: { id: string; current: boolean }[] }>()
      return () => person.delete(`/auth/sessions/${items.find(({ current }) => !current)!.id}`)
    },
  ],
  'POST /api/v1/auth/sessions/end-all': [
    7,
    async () => {
      const person = await givenStaff(product, 'finance')
      return () => person.post('/auth/sessions/end-all', {})
    },
  ],
  'PUT /api/v1/auth/password': [
    16,
    async () => {
      const person = await givenStaff(product, 'finance')
      return () => person.put('/auth/password', { current: PASSWORD, password: NEW_PASSWORD })
    },
  ],
  'GET /api/v1/auth/totp': [3, () => () => clerk.get('/auth/totp')],
  'POST /api/v1/auth/totp': [
    6,
    async () => {
      const person = await givenStaff(product, 'finance')
      return () => person.post('/auth/totp', {})
    },
  ],
  'POST /api/v1/auth/totp/confirmation': [
    8,
    async () => {
      const person = await givenStaff(product, 'finance')
      const { secret } = (await person.post('/auth/totp', {})).json<{ secret: string }>()
      return () => person.post('/auth/totp/confirmation', { code: codeOf(secret, 0) })
    },
  ],
  'DELETE /api/v1/auth/totp': [
    17,
    async () => {
      const person = await guarded()
      return () => person.delete('/auth/totp', { password: PASSWORD, code: codeOf(person.factor.secret) })
    },
  ],
  'GET /api/v1/auth/relatives': [3, () => () => first.get('/auth/relatives')],
  'POST /api/v1/auth/relatives': [
    6,
    () => () => first.post('/auth/relatives', { idNumber: named().idNumber, relation: '配偶' }),
  ],
  'DELETE /api/v1/auth/relatives/:id': [
    5,
    async () => {
      const { id } = (
        await first.post('/auth/relatives', { idNumber: named().idNumber, relation: '母亲' })
      ).json<RelativeView>()
      return () => first.delete(`/auth/relatives/${id}`)
    },
  ],

  'GET /api/v1/unit-accounts': [3, () => () => agency.get('/unit-accounts')],
  'POST /api/v1/unit-accounts': [
    12,
    async () => {
      const { id: employerId } = await newcomer()
      return () => agency.post('/unit-accounts', { employerId, ...holderOf() })
    },
  ],
  'POST /api/v1/unit-accounts/:id/letter': [
    7,
    async () => {
      const { id } = await unitAccount()
      return () => agency.post(`/unit-accounts/${id}/letter`, {})
    },
  ],
  'POST /api/v1/unit-accounts/:id/suspension': [
    9,
    async () => {
      const { id } = await unitAccount()
      return () => agency.post(`/unit-accounts/${id}/suspension`, { reason: '单位注销' })
    },
  ],
  'DELETE /api/v1/unit-accounts/:id/suspension': [
    7,
    async () => {
      const { id } = await unitAccount()
      await agency.post(`/unit-accounts/${id}/suspension`, { reason: '单位注销' })
      return () => agency.delete(`/unit-accounts/${id}/suspension`)
    },
  ],
  'GET /api/v1/unit-accounts/:id/commitment-letter': [
    4,
    () => () => agency.get(`/unit-accounts/${admin.session.me.account.id}/commitment-letter`),
  ],
  'GET /api/v1/operators': [3, () => () => admin.get('/operators')],
  'POST /api/v1/operators': [12, () => () => admin.post('/operators', givenNamed(product))],
  'POST /api/v1/operators/:id/reset': [
    8,
    async () => {
      const { id } = await operator()
      return () => admin.post(`/operators/${id}/reset`, {})
    },
  ],
  'POST /api/v1/operators/:id/suspension': [
    9,
    async () => {
      const { id } = await operator()
      return () => admin.post(`/operators/${id}/suspension`, { reason: '离职' })
    },
  ],
  'DELETE /api/v1/operators/:id/suspension': [
    7,
    async () => {
      const id = await suspended()
      return () => admin.delete(`/operators/${id}/suspension`)
    },
  ],
  'POST /api/v1/operators/:id/rebinding': [
    13,
    async () => {
      const { id } = await operator()
      return () => admin.post(`/operators/${id}/rebinding`, named())
    },
  ],
  'POST /api/v1/operators/:id/hand-over': [
    8,
    async () => {
      const leaver = await operator()
      await activate(product, { username: leaver.username, code: leaver.code })
      const person = await givenSession(product, leaver.username, NEW_PASSWORD)
      for (const woman of unit.women.slice(0, 2)) await givenBegun(person, woman)
      const { id: to } = await operator()
      return () => admin.post(`/operators/${leaver.id}/hand-over`, { to })
    },
  ],
  'GET /api/v1/unit/commitment-letter': [3, () => () => admin.get('/unit/commitment-letter')],
  'GET /api/v1/unit/commitment-letter/file': [3, () => () => admin.get('/unit/commitment-letter/file')],
  'PUT /api/v1/unit/commitment-letter': [6, () => () => uploadLetter(admin)],
  'GET /api/v1/staff': [3, () => () => system.get('/staff')],
  'GET /api/v1/offices': [3, () => () => system.get('/offices')],
  'POST /api/v1/staff': [
    11,
    () => () => system.post('/staff', { ...givenNamed(product), role: 'finance', officeId, from: '2020-01-01' }),
  ],
  'POST /api/v1/staff/:id/memberships': [
    8,
    async () => {
      const { id } = await member()
      return () => system.post(`/staff/${id}/memberships`, { role: 'counter-clerk', officeId, from: '2026-11-01' })
    },
  ],
  'DELETE /api/v1/staff/:id/memberships/:membershipId': [
    11,
    async () => {
      const { id, memberships } = await member()
      return () => system.delete(`/staff/${id}/memberships/${memberships[0]!.id}`)
    },
  ],
  'POST /api/v1/staff/:id/reset': [
    7,
    async () => {
      const { id } = await member()
      return () => system.post(`/staff/${id}/reset`, {})
    },
  ],
  'POST /api/v1/staff/:id/suspension': [
    11,
    async () => {
      const { id } = await member()
      return () => system.post(`/staff/${id}/suspension`, { reason: '离职' })
    },
  ],
  'DELETE /api/v1/staff/:id/suspension': [
    7,
    async () => {
      const { id } = await member()
      await system.post(`/staff/${id}/suspension`, { reason: '离职' })
      return () => system.delete(`/staff/${id}/suspension`)
    },
  ],
  'GET /api/v1/staff/:id/relatives': [4, () => () => system.get(`/staff/${first.session.me.account.id}/relatives`)],
  'POST /api/v1/staff/:id/relatives': [
    7,
    async () => {
      const { id } = await member()
      return () => system.post(`/staff/${id}/relatives`, { idNumber: named().idNumber, relation: '配偶' })
    },
  ],
  'DELETE /api/v1/staff/:id/relatives/:relativeId': [
    6,
    async () => {
      const { id } = await member()
      const body = { idNumber: named().idNumber, relation: '配偶' }
      const relative = (await system.post(`/staff/${id}/relatives`, body)).json<RelativeView>()
      return () => system.delete(`/staff/${id}/relatives/${relative.id}`)
    },
  ],

  'GET /api/v1/period': [3, () => () => clerk.get('/period')],
  'GET /api/v1/month': [6, () => () => clerk.get('/month')],
  'POST /api/v1/benefit-calculations': [0, () => () => clerk.post('/benefit-calculations', birth)],
  'GET /api/v1/regional-averages': [3, () => () => clerk.get('/regional-averages')],
  'PUT /api/v1/regional-averages/:year': [
    6,
    () => () =>
      agency.put('/regional-averages/2025', {
        monthlyFen: 702_315,
        source: '冀人社字〔2026〕1 号',
        fixedOn: '2026-06-30',
      }),
  ],
  'POST /api/v1/persons/lookup': [4, () => () => clerk.post('/persons/lookup', { idNumber: filing.women[0].idNumber })],
  // The first search of a process reads the directory; the others ask whether it still stands.
  'GET /api/v1/hospitals': [4, () => () => clerk.get('/hospitals?q=妇产')],
  'GET /api/v1/hospitals/:code': [4, () => () => clerk.get('/hospitals/H13010200001')],

  'GET /api/v1/claims': [4, () => () => clerk.get('/claims')],
  'POST /api/v1/claims': [
    18,
    async () => {
      const { event, contact, stay, charges } = answersWith()
      const other = await givenEmployer(product)
      const body = { personId: other.women[0].id, event, contact, stay, charges }
      return () => other.clerk.post('/claims', body)
    },
  ],
  'GET /api/v1/claims/:id': [
    8,
    async () => {
      const { id } = await returned()
      return () => clerk.get(`/claims/${id}`)
    },
  ],
  'PATCH /api/v1/claims/:id': [
    15,
    async () => {
      const { id, sections } = draft()
      const { version, data } = sections.charges
      return () => clerk.patch(`/claims/${id}`, { section: 'charges', version, data: { ...data, totalFen: 1 } })
    },
  ],
  'DELETE /api/v1/claims/:id': [
    7,
    async () => {
      const { id, version } = draft()
      return () => clerk.delete(`/claims/${id}?version=${version}`)
    },
  ],
  'GET /api/v1/claims/deleted': [4, () => () => clerk.get('/claims/deleted')],
  'POST /api/v1/claims/:id/restoration': [
    9,
    async () => {
      const { id, version } = draft()
      await clerk.delete(`/claims/${id}?version=${version}`)
      return () => clerk.post(`/claims/${id}/restoration`, {})
    },
  ],
  'PUT /api/v1/claims/:id/presence': [
    5,
    async () => {
      const { id } = draft()
      return () => clerk.put(`/claims/${id}/presence`, { step: 'contact' })
    },
  ],
  'DELETE /api/v1/claims/:id/presence': [
    4,
    async () => {
      const { id } = draft()
      await clerk.put(`/claims/${id}/presence`, { step: 'contact' })
      return () => clerk.delete(`/claims/${id}/presence`)
    },
  ],
  'POST /api/v1/claims/:id/recall': [
    14,
    async () => {
      const { id, version } = await submitted()
      return () => clerk.post(`/claims/${id}/recall`, { version })
    },
  ],
  'POST /api/v1/claims/:id/filings': [
    22,
    async () => {
      const { id, version } = await nowOf(clerk, await returned())
      return () => clerk.post(`/claims/${id}/filings`, { version })
    },
  ],
  'POST /api/v1/claims/:id/abandonment': [
    12,
    async () => {
      const { id, version } = await returned()
      return () => clerk.post(`/claims/${id}/abandonment`, { version })
    },
  ],
  'PUT /api/v1/claims/:id/finding-reasons': [
    11,
    async () => {
      const { section, code, pointer, message } = warned.findings.find(({ level }) => level === 'warn')!
      const body = { section, code, pointer, message, version: 0, reason: '已核对无误' }
      return () => clerk.put(`/claims/${warned.id}/finding-reasons`, body)
    },
  ],
  'POST /api/v1/claim-records/search': [5, () => () => clerk.post('/claim-records/search', {})],
  'POST /api/v1/claim-records/sums': [5, () => () => clerk.post('/claim-records/sums', {})],
  'POST /api/v1/claim-records/exports': [13, () => () => clerk.post('/claim-records/exports', { format: 'csv' })],

  'GET /api/v1/claims/:id/review-form': [
    7,
    async () => {
      const { id } = await submitted()
      return () => clerk.get(`/claims/${id}/review-form`)
    },
  ],
  'GET /api/v1/claims/:id/forms/:form': [
    7,
    async () => {
      const { id } = await submitted()
      return () => clerk.get(`/claims/${id}/forms/allowance-application`)
    },
  ],
  'POST /api/v1/claim-forms': [
    7,
    async () => {
      const claimIds = [draft().id, (await submitted()).id]
      return () => clerk.post('/claim-forms', { form: 'review-form', claimIds })
    },
  ],
  'POST /api/v1/claims/:id/prints': [
    7,
    async () => {
      const claim = draft()
      const { contentHash } = await formOf(claim)
      return () => clerk.post(`/claims/${claim.id}/prints`, { form: 'review-form', contentHash, filing: null })
    },
  ],
  'POST /api/v1/claim-prints': [
    6,
    async () => {
      const forms = [await formOf(draft()), await formOf(draft())]
      const claims = forms.map(({ claimId, contentHash }) => ({ id: claimId, contentHash, filing: null }))
      return () => clerk.post('/claim-prints', { form: 'review-form', version: 1, claims })
    },
  ],
  'GET /api/v1/claim-ledger': [9, () => () => clerk.get('/claim-ledger')],
  'GET /api/v1/submissions/:id/charge-ledger': [
    10,
    async () => {
      return () => clerk.get(`/submissions/${batchId}/charge-ledger`)
    },
  ],
  'GET /api/v1/submissions/:id/period-summary': [
    10,
    async () => {
      return () => clerk.get(`/submissions/${batchId}/period-summary`)
    },
  ],
  'POST /api/v1/general-prints': [
    12,
    async () => {
      const { contentHash } = (await clerk.get(`/submissions/${batchId}/charge-ledger`)).json<ClaimFormData>()
      const body = { form: 'charge-ledger', version: 1, contentHash, submissionId: batchId }
      return () => clerk.post('/general-prints', body)
    },
  ],
  'GET /api/v1/printed-forms/:number': [
    6,
    async () => {
      const { claimNumber, contentHash } = await formOf(draft())
      return () => clerk.get(`/printed-forms/${claimNumber}-0-${contentHash.slice(0, 12).toUpperCase()}`)
    },
  ],
  'GET /api/v1/unit/pledge': [8, () => () => admin.get('/unit/pledge')],
  'GET /api/v1/issued-notices/:id': [
    3,
    async () => {
      const [{ id } = { id: '' }] = (await accepted()).notices
      return () => clerk.get(`/issued-notices/${id}`)
    },
  ],
  'POST /api/v1/issued-notices/:id/prints': [
    6,
    async () => {
      const [{ id } = { id: '' }] = (await accepted()).notices
      return () => first.post(`/issued-notices/${id}/prints`, { version: 1 })
    },
  ],

  'POST /api/v1/claims/:id/decisions': [
    21,
    async () => {
      const { id, version } = await reviewed()
      return () => approver.post(`/claims/${id}/decisions`, { version, action: 'refuse', ...grounds })
    },
  ],
  'GET /api/v1/claims/:id/review': [
    7,
    async () => {
      const { id } = await agreed()
      return () => second.get(`/claims/${id}/review`)
    },
  ],
  'PUT /api/v1/claims/:id/adjustments': [
    16,
    async () => {
      const { id, version } = await accepted()
      return () => first.put(`/claims/${id}/adjustments`, { version, ...line })
    },
  ],
  'DELETE /api/v1/claims/:id/adjustments': [
    16,
    async () => {
      const claim = await accepted()
      const { id } = claim
      await first.put(`/claims/${id}/adjustments`, { version: claim.version, ...line })
      const { version } = await nowOf(first, claim)
      return () => first.delete(`/claims/${id}/adjustments?version=${version}&invoice=1&line=1`)
    },
  ],
  'PUT /api/v1/claims/:id/tasks': [
    16,
    async () => {
      const { id, version } = await accepted()
      return () => first.put(`/claims/${id}/tasks`, { version, task: 'identity', done: true })
    },
  ],
  'GET /api/v1/review/bulk-approvals': [
    10,
    async () => {
      await reviewed()
      await reviewed()
      return () => approver.get('/review/bulk-approvals')
    },
  ],
  'POST /api/v1/review/bulk-approvals/preview': [
    9,
    async () => {
      const claims = [chosen(await reviewed()), chosen(await reviewed())]
      return () => approver.post('/review/bulk-approvals/preview', { claims })
    },
  ],
  'POST /api/v1/review/bulk-approvals': [
    17,
    async () => {
      const claims = await givenClean()
      return () => approver.post('/review/bulk-approvals', { claims })
    },
  ],
  'GET /api/v1/claims/:id/surroundings': [
    6,
    async () => {
      const [{ id }] = await alike()
      return () => first.get(`/claims/${id}/surroundings`)
    },
  ],
  'PUT /api/v1/claims/:id/duplicate-verdicts/:otherId': [
    15,
    async () => {
      const [one, other] = await alike()
      return () => first.put(`/claims/${one.id}/duplicate-verdicts/${other.id}`, { reason: '两次住院，各有出院记录' })
    },
  ],
  'POST /api/v1/claims/:id/reveals': [
    5,
    async () => {
      const { id } = await submitted()
      return () => clerk.post(`/claims/${id}/reveals`, { field: 'idNumber' })
    },
  ],
  'GET /api/v1/claims/:id/story': [
    4,
    async () => {
      const { id } = await accepted()
      return () => auditor.get(`/claims/${id}/story`)
    },
  ],

  'GET /api/v1/claims/:id/documents': [
    5,
    async () => {
      const { id } = draft()
      return () => clerk.get(`/claims/${id}/documents`)
    },
  ],
  'POST /api/v1/claims/:id/documents': [
    15,
    async () => {
      const claim = draft()
      return () => upload(clerk, claim)
    },
  ],
  'POST /api/v1/claims/:id/documents/links': [
    5,
    async () => {
      const { id } = draft()
      return () => clerk.post(`/claims/${id}/documents/links`, {})
    },
  ],
  'PATCH /api/v1/claims/:id/documents/:documentId': [
    6,
    async () => {
      const claim = draft()
      const { id } = await givenUploaded(clerk, claim)
      return () => clerk.patch(`/claims/${claim.id}/documents/${id}`, { rotation: 90 })
    },
  ],
  'DELETE /api/v1/claims/:id/documents/:documentId': [
    6,
    async () => {
      const claim = draft()
      const { id } = await givenUploaded(clerk, claim)
      return () => clerk.delete(`/claims/${claim.id}/documents/${id}`)
    },
  ],
  'POST /api/v1/claims/:id/documents/:documentId/restoration': [
    6,
    async () => {
      const claim = draft()
      const { id } = await givenUploaded(clerk, claim)
      await clerk.delete(`/claims/${claim.id}/documents/${id}`)
      return () => clerk.post(`/claims/${claim.id}/documents/${id}/restoration`, {})
    },
  ],
  'GET /api/v1/documents/content': [
    3,
    async () => {
      const claim = draft()
      const { id } = await givenUploaded(clerk, claim)
      const { links } = (await clerk.post(`/claims/${claim.id}/documents/links`, {})).json<DocumentLinks>()
      return () => call(product, 'GET', links.find((link) => link.id === id)!.path)
    },
  ],

  'GET /api/v1/submissions': [3, () => () => clerk.get('/submissions')],
  'POST /api/v1/submissions': [
    28,
    async () => {
      const other = await givenEmployer(product)
      const claims = [await givenDraft(other.clerk, other.women[0]), await givenDraft(other.clerk, other.women[1])]
      return () => submit(other.clerk, claims)
    },
  ],
  'GET /api/v1/submissions/:id': [
    5,
    async () => {
      return () => clerk.get(`/submissions/${batchId}`)
    },
  ],
  'POST /api/v1/submissions/dry-run': [
    4,
    async () => {
      const claims = [chosen(draft()), chosen(draft())]
      return () => clerk.post('/submissions/dry-run', { claims })
    },
  ],
  'POST /api/v1/submissions/:id/withdrawal': [
    16,
    async () => {
      const other = await givenEmployer(product)
      const [one] = await givenSubmitted(other.clerk, [other.women[0], other.women[1]])
      return () => other.clerk.post(`/submissions/${one!.submission!.id}/withdrawal`, { claims: 2 })
    },
  ],
  'POST /api/v1/nil-returns': [
    7,
    async () => {
      const other = await givenEmployer(product)
      return () => other.clerk.post('/nil-returns', { period: '2026-11' })
    },
  ],
  'POST /api/v1/submission-proposals': [
    11,
    async () => {
      const { propose } = await confirming()
      return propose
    },
  ],
  'GET /api/v1/submission-proposals/:id': [
    5,
    async () => {
      const { proposal, admin: confirmer } = await confirming()
      const { id } = await proposal()
      return () => confirmer.get(`/submission-proposals/${id}`)
    },
  ],
  'POST /api/v1/submission-proposals/:id/refusal': [
    8,
    async () => {
      const { proposal, admin: confirmer } = await confirming()
      const { id } = await proposal()
      return () => confirmer.post(`/submission-proposals/${id}/refusal`, { reason: '金额有误' })
    },
  ],
  'POST /api/v1/submission-proposals/:id/confirmation': [
    29,
    async () => {
      const { proposal, admin: confirmer } = await confirming()
      const { id } = await proposal()
      return () => confirmer.post(`/submission-proposals/${id}/confirmation`, { certification: certificationText })
    },
  ],
  'GET /api/v1/unit/submission-rule': [3, () => () => admin.get('/unit/submission-rule')],
  'PUT /api/v1/unit/submission-rule': [5, () => () => admin.put('/unit/submission-rule', { needsConfirmation: false })],
  'GET /api/v1/notices': [4, () => () => clerk.get('/notices')],
  'POST /api/v1/notices/read': [5, () => () => clerk.post('/notices/read', {})],

  'GET /api/v1/filing-windows': [6, () => () => agency.get('/filing-windows')],
  'PUT /api/v1/filing-windows/:period': [10, () => () => agency.put('/filing-windows/2026-12', december)],
  'POST /api/v1/reopenings': [
    9,
    () => () => agency.post('/reopenings', { ...again, unitNumber: filing.employer.unitNumber }),
  ],
  'POST /api/v1/reopenings/:id/end': [
    8,
    async () => {
      const other = await givenEmployer(product)
      const body = { ...again, unitNumber: other.employer.unitNumber }
      const { reopenings } = (await agency.post('/reopenings', body)).json<WindowsView>()
      return () => agency.post(`/reopenings/${reopenings[0]!.id}/end`, {})
    },
  ],
  'GET /api/v1/not-filed': [4, () => () => agency.get('/not-filed')],

  'GET /api/v1/review/queue': [4, () => () => first.get('/review/queue')],
  'GET /api/v1/review/queue/filters': [3, () => () => first.get('/review/queue/filters')],
  'PUT /api/v1/review/queue/filters': [
    6,
    () => () => first.put('/review/queue/filters', { name: '生育', filter: { kind: 'birth' } }),
  ],
  'DELETE /api/v1/review/queue/filters/:id': [
    3,
    async () => {
      const { items } = (
        await first.put('/review/queue/filters', { name: '计划生育', filter: { kind: 'family-planning' } })
      ).json<SavedFilterList>()
      return () => first.delete(`/review/queue/filters/${items[0]!.id}`)
    },
  ],
  'GET /api/v1/review/counts': [4, () => () => first.get('/review/counts')],
  'GET /api/v1/review/month': [8, () => () => first.get('/review/month?period=2026-11')],
  'GET /api/v1/review/employers': [3, () => () => first.get('/review/employers?q=测试')],
  'POST /api/v1/review/next': [
    10,
    async () => {
      await submitted()
      return () => first.post('/review/next', {})
    },
  ],
  'POST /api/v1/review/assignments': [
    9,
    async () => {
      const claims = [(await submitted()).id, (await submitted()).id]
      return () => first.post('/review/assignments', { claims })
    },
  ],
  'DELETE /api/v1/review/assignments/:id': [
    3,
    async () => {
      const { id } = await submitted()
      await first.post('/review/assignments', { claims: [id] })
      return () => first.delete(`/review/assignments/${id}`)
    },
  ],
  'PUT /api/v1/review/claims/:id/hold': [
    11,
    async () => {
      const { id } = await accepted()
      return () => first.put(`/review/claims/${id}/hold`, { reason: '等待医院回函' })
    },
  ],
  'DELETE /api/v1/review/claims/:id/hold': [
    11,
    async () => {
      const { id } = await accepted()
      await first.put(`/review/claims/${id}/hold`, { reason: '等待医院回函' })
      return () => first.delete(`/review/claims/${id}/hold`)
    },
  ],
  'GET /api/v1/review/claims/:id/standing': [
    4,
    async () => {
      const { id } = await accepted()
      return () => first.get(`/review/claims/${id}/standing`)
    },
  ],
  'GET /api/v1/audit-events': [4, () => () => auditor.get('/audit-events')],
  'POST /api/v1/audit-events/search': [
    7,
    () => () => auditor.post('/audit-events/search', { account: clerk.username, types: ['claim.submit'] }),
  ],
  'GET /api/v1/audit-events/verification': [9, () => () => auditor.get('/audit-events/verification')],
  'GET /api/v1/audit-events/export': [10, () => () => auditor.get('/audit-events/export')],
}

const sent = new Map<RouteName, readonly Sent[]>()
const refused: Record<RouteName, string> = {}
for (const [route, [, scene]] of Object.entries(asked) as [RouteName, Asked][]) {
  sent.set(route, [])
  product.serveAs('demo')
  try {
    const ask = await scene()
    const { answer, statements } = await sentBy(ask)
    if (answer.statusCode >= 400) refused[route] = answer.body
    // What is streamed ends its transaction after its answer: the list is read when everything was asked.
    sent.set(route, statements)
  } catch (error) {
    refused[route] = `its scene could not be set: ${String(error)}`
  }
}

test('every route states how many statements it takes', () => {
  const routes = routesOf(product.app).filter((route) => route.includes(' /api/'))
  expect(Object.keys(asked).toSorted()).toEqual(routes.toSorted())
})

test('none of them is refused, so that the whole of each is counted', () => expect(refused).toEqual({}))

test.each(Object.entries(asked) as [RouteName, Asked][])('%s', (route, [statements]) => {
  const texts = sent.get(route)!.map(({ text }) => text)
  expect({ statements: texts.length, texts }).toEqual({ statements, texts })
})
