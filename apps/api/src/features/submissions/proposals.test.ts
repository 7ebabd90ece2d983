import { certificationText, type NoticeList, type ProposalView, type SubmissionView } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import { deedsOf, givenDraft, givenSaved, nowOf, submit } from '#api/testing/given-claims.ts'
import { givenAccount, givenEmployer, givenSession, type Person, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
afterEach(() => product.freeze(MORNING))

/** An employer that asks for confirmation, with complete drafts. */
async function givenConfirming(count = 1) {
  const unit = await givenEmployer(product)
  const rule = await unit.admin.put('/unit/submission-rule', { needsConfirmation: true })
  if (rule.statusCode !== 200) throw new Error(rule.body)
  const drafts = await Promise.all(unit.women.slice(0, count).map((woman) => givenDraft(unit.clerk, woman)))
  return { ...unit, drafts, claim: drafts[0]! }
}

const ticked = (claims: { id: string; version: number }[]) => claims.map(({ id, version }) => ({ id, version }))
const propose = (person: Person, claims: { id: string; version: number }[], period = '2026-11') =>
  person.post('/submission-proposals', { period, claims: ticked(claims) })
const confirm = (person: Person, { id }: { id: string }, key?: string) =>
  person.post(
    `/submission-proposals/${id}/confirmation`,
    { certification: certificationText },
    key ? { 'idempotency-key': key } : {},
  )
async function givenProposal(person: Person, claims: { id: string; version: number }[]) {
  const answer = await propose(person, claims)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<ProposalView>()
}
const submissionsOf = (employerId: string) =>
  product.rows('select id, submitted_by_name, prepared_by_name from submission where employer_id = $1', [employerId])

describe('a submission that needs confirmation', () => {
  test('cannot be sent by whoever prepares it, the administrator included', async () => {
    const { clerk, admin, employer, claim } = await givenConfirming()
    for (const person of [clerk, admin])
      expect((await submit(person, [claim])).json()).toMatchObject({
        status: 422,
        title: '本单位的申报须经单位管理员确认，请提交确认',
      })
    expect(await submissionsOf(employer.id)).toEqual([])
  })

  test('prepared, sends and locks nothing; confirmed, it is submitted and certified by who confirms', async () => {
    const { clerk, admin, employer, claim } = await givenConfirming()
    const proposal = await givenProposal(clerk, [claim])
    expect(proposal).toMatchObject({ state: 'open', isOwn: true, mayConfirm: false, preparedBy: '吴静' })
    expect(await nowOf(clerk, claim)).toEqual(claim)
    expect(await submissionsOf(employer.id)).toEqual([])
    expect((await admin.get('/month')).json()).toMatchObject({
      proposal: { id: proposal.id, claims: 1, mayConfirm: true, isOwn: false },
    })
    const confirmed = await confirm(admin, proposal)
    expect(confirmed.statusCode).toBe(201)
    expect(confirmed.json<SubmissionView>()).toMatchObject({
      submittedBy: '周建平',
      preparedBy: '吴静',
      certification: certificationText,
      claimCount: 1,
    })
    expect((await nowOf(clerk, claim)).status).toBe('submitted')
    expect(await deedsOf(product, proposal.id)).toEqual(['submission.propose'])
    expect((await clerk.get(`/submission-proposals/${proposal.id}`)).json()).toMatchObject({ state: 'confirmed' })
  })

  test('is never confirmed by the person who prepared it, under whatever account', async () => {
    const { admin, employer, claim } = await givenConfirming()
    const mine = await givenProposal(admin, [claim])
    expect((await confirm(admin, mine)).json()).toMatchObject({ title: '申报须由准备人以外的单位管理员确认' })
    const [{ holder }] = (await product.rows<{ holder: string }>(
      `select holder_id as holder from account join membership on account_id = account.id where membership.id = $1`,
      [admin.session.me.acting.id],
    )) as [{ holder: string }]
    const memberships = [{ role: 'employer-admin', employerId: employer.id }]
    const twin = await givenAccount(product, { memberships, holderId: holder })
    const other = await givenAccount(product, { memberships, name: '秦岚' })
    expect((await confirm(await givenSession(product, twin.username), mine)).statusCode).toBe(422)
    expect(await submissionsOf(employer.id)).toEqual([])
    expect((await confirm(await givenSession(product, other.username), mine)).statusCode).toBe(201)
  })

  test('is confirmed by administrators of the employer alone', async () => {
    const { clerk, claim } = await givenConfirming()
    const stranger = await givenConfirming()
    const proposal = await givenProposal(clerk, [claim])
    expect((await confirm(clerk, proposal)).statusCode).toBe(403)
    for (const answer of [
      await confirm(stranger.admin, proposal),
      await stranger.admin.get(`/submission-proposals/${proposal.id}`),
    ])
      expect(answer.json()).toMatchObject({ status: 404, title: '没有找到等待确认的申报' })
  })

  test('names the claim that changed since it was prepared, and sends none', async () => {
    const { clerk, admin, employer, drafts } = await givenConfirming(2)
    const proposal = await givenProposal(clerk, drafts)
    const [, second] = drafts
    await givenSaved(clerk, second!, 'contact', { ...second!.sections.contact.data, address: '变更后的地址' })
    expect((await confirm(admin, proposal)).json()).toMatchObject({
      type: '/problems/claim-changed',
      errors: [{ pointer: '/claims/1', message: expect.stringContaining('在勾选后有修改') as string }],
    })
    expect(await submissionsOf(employer.id)).toEqual([])
  })

  test('is judged when it is prepared: what is incomplete is told then', async () => {
    const { clerk, claim } = await givenConfirming()
    const broken = await givenSaved(clerk, claim, 'contact', {})
    expect((await propose(clerk, [broken])).json()).toMatchObject({ type: '/problems/claims-incomplete', status: 422 })
    await product.freeze('2026-11-20T09:00:00+08:00')
    expect((await propose(clerk, [claim], '2026-12')).json()).toMatchObject({ type: '/problems/submission-closed' })
  })

  test('is confirmed inside the window alone', async () => {
    const { clerk, admin, claim } = await givenConfirming()
    const proposal = await givenProposal(clerk, [claim])
    await product.freeze('2026-11-11T00:00:00+08:00')
    expect((await confirm(admin, proposal)).json()).toMatchObject({ status: 422, type: '/problems/period-not-open' })
  })

  test('once declined or taken back it is ended; what is prepared anew takes its place', async () => {
    const { clerk, admin, claim } = await givenConfirming()
    const declined = await givenProposal(clerk, [claim])
    const answer = await admin.post(`/submission-proposals/${declined.id}/refusal`, { reason: '票据未核对' })
    expect(answer.json()).toMatchObject({ state: 'declined', reason: '票据未核对' })
    const first = await givenProposal(clerk, [claim])
    const second = await givenProposal(clerk, [claim])
    expect((await confirm(admin, first)).json()).toMatchObject({ title: '这份待确认的申报已经办结，请刷新后查看' })
    expect((await confirm(admin, second)).statusCode).toBe(201)
  })

  test('confirmed twice with one key, or by ten at once, is one submission', async () => {
    const { clerk, admin, employer, claim } = await givenConfirming()
    const proposal = await givenProposal(clerk, [claim])
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(admin, proposal)))
    expect(statusesOf(answers)).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    expect(await submissionsOf(employer.id)).toHaveLength(1)
    const again = await givenConfirming()
    const theirs = await givenProposal(again.clerk, [again.claim])
    const keyed = [
      await confirm(again.admin, theirs, 'confirm-once'),
      await confirm(again.admin, theirs, 'confirm-once'),
    ]
    expect(keyed.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(keyed[1]!.json()).toEqual(keyed[0]!.json())
  })

  test('reminds the administrators, not who prepared it', async () => {
    const { clerk, admin, claim } = await givenConfirming()
    await givenProposal(clerk, [claim])
    const list = async (person: Person) => (await person.get('/notices')).json<NoticeList>()
    expect(await list(admin)).toMatchObject({ unread: 1, items: [{ kind: 'confirmation-asked', period: '2026-11' }] })
    expect((await list(clerk)).unread).toBe(0)
  })
})

describe('whether confirmation is needed', () => {
  test('is the administrator’s to say, on record, and off at first', async () => {
    const { admin, clerk, employer } = await givenEmployer(product)
    expect((await admin.get('/unit/submission-rule')).json()).toEqual({ needsConfirmation: false, changed: null })
    expect((await clerk.put('/unit/submission-rule', { needsConfirmation: true })).statusCode).toBe(403)
    await admin.put('/unit/submission-rule', { needsConfirmation: true })
    expect((await admin.get('/unit/submission-rule')).json()).toMatchObject({
      needsConfirmation: true,
      changed: { by: '周建平' },
    })
    expect(await deedsOf(product, employer.id)).toContain('unit.submission-rule')
  })

  test('where it is not, nothing is prepared', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0])
    expect((await propose(clerk, [draft])).json()).toMatchObject({ title: '本单位的申报不须确认，请直接申报' })
  })
})
