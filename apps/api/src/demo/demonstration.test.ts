import { demonstrationAccounts } from '@cradle/db/seed'
import { auditDeeds } from '@cradle/domain/audit'
import type { MonthView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { call, givenSession } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'
import { prepareDemonstration, setBusinessClock } from './demonstration.ts'
import { refuseDemonstrationData } from './refuse-demonstration-data.ts'

const product = await givenProduct({ empty: true })
const wasMade = await prepareDemonstration(product.ownerUrl, new Date(MORNING))
const today = async () => (await call(product, 'GET', '/clock')).json<{ today: string; frozen: boolean }>()
const pilesOf = async (username: string) => {
  const rows = await product.rows<{ status: string; count: number }>(
    `select status, count(*)::int as count from claim join membership on membership.employer_id = claim.scope_id
     join account on account.id = account_id where username = $1 group by status`,
    [username],
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

describe('the demonstration', () => {
  test('is made once on an empty database, on the day it was asked for', async () => {
    expect(wasMade).toBe(true)
    expect(await today()).toMatchObject({ today: '2026-11-05', frozen: true })
  })

  test('holds claims in every state, each brought there by the people of the product', async () => {
    expect(await pilesOf('clerk')).toEqual({
      approved: 4,
      refused: 1,
      returned: 1,
      abandoned: 1,
      'first-reviewed': 1,
      draft: 7,
    })
    expect(await pilesOf('clerk2')).toEqual({
      submitted: 2,
      accepted: 1,
      'first-reviewed': 1,
      'second-reviewed': 1,
      draft: 1,
    })
    const strangers =
      await product.rows(`select from claim where status <> 'draft' and not exists (select from filing where claim_id = claim.id)
      or status in ('approved', 'refused') and (select count(*) from claim_stage where claim_id = claim.id) <> 3
      or (status in ('submitted', 'accepted') or status = 'approved' and exists (select from decision
            where claim_id = claim.id and action = 'approve' and component <> 'allowance' and amount_fen > 0))
        and not exists (select from invoice_use where claim_id = claim.id)`)
    expect(strangers).toEqual([])
  })

  test('lets everybody it names sign in, in their role', async () => {
    for (const { username, role, name } of demonstrationAccounts) {
      const { session } = await givenSession(product, username)
      expect(session.me).toMatchObject({ account: { username, name }, acting: { role } })
    }
  })

  test('has a trail that verifies', async () => {
    const auditor = await givenSession(product, 'auditor')
    expect((await auditor.get('/audit-events/verification')).json()).toMatchObject({ ok: true, firstFault: null })
  })

  test('puts only deeds on record that an auditor reads in words', async () => {
    const recorded = await product.rows<{ type: string }>('select distinct type from audit_event')
    expect(recorded.length).toBeGreaterThan(8)
    expect(recorded.filter(({ type }) => !(type in auditDeeds))).toEqual([])
  })

  test('leaves the first clerk a month to work on: drafts to finish, drafts to submit, one that came back', async () => {
    const clerk = await givenSession(product, 'clerk')
    expect((await clerk.get('/month')).json<MonthView>()).toMatchObject({
      period: '2026-11',
      submitted: null,
      submission: { isOpen: true },
      piles: { incomplete: 3, ready: 4, returned: 1 },
    })
    const { items } = (await clerk.get('/claims?status=draft')).json<{ items: { carriedOver: boolean }[] }>()
    expect(items.filter(({ carriedOver }) => carriedOver)).toHaveLength(1)
  })

  test('gives every reviewer something to do', async () => {
    for (const username of ['first-reviewer', 'second-reviewer', 'approver'])
      expect(
        (await (await givenSession(product, username)).get('/review/queue')).json<{ items: object[] }>().items,
      ).not.toHaveLength(0)
  })

  test('is kept by the next start, which freezes the clock only where that is asked for', async () => {
    const claims = await product.rows('select id from claim')
    await setBusinessClock(new Date('2026-11-11T00:00:00+08:00'), { frozen: false })
    expect(await prepareDemonstration(product.ownerUrl, undefined)).toBe(false)
    expect(await today()).toMatchObject({ today: '2026-11-11', frozen: false })
    expect(await prepareDemonstration(product.ownerUrl, new Date(MORNING))).toBe(false)
    expect(await today()).toMatchObject({ today: '2026-11-05', frozen: true })
    expect(await product.rows('select id from claim')).toEqual(claims)
  })

  test('without a day sets the clock on the 5th of this month, running', async () => {
    await product.owner.query('delete from business_clock')
    expect(await prepareDemonstration(product.ownerUrl, undefined)).toBe(false)
    expect(await today()).toMatchObject({ today: expect.stringMatching(/-05$/) as string, frozen: false })
  })
})

describe('production', () => {
  test('refuses the demonstration’s accounts, then its clock, and takes what is left', async () => {
    await expect(refuseDemonstrationData(product.ownerUrl)).rejects.toThrow(
      'production refuses a database that holds demonstration accounts',
    )
    await product.owner.query('update account set is_demonstration = false')
    await expect(refuseDemonstrationData(product.ownerUrl)).rejects.toThrow(
      'production runs on the real clock, and this database has a set one',
    )
    await product.owner.query('delete from business_clock')
    await expect(refuseDemonstrationData(product.ownerUrl)).resolves.toBeUndefined()
  })
})
