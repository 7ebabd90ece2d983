import { makeAgency, makeEmployer } from '@cradle/db'
import type { IssuedUnitAccountView, UnitAccountRow } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { activate, givenKeeper, givenNamed, givenUnit, NEW_PASSWORD } from '#api/testing/given-access.ts'
import { trailOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenSession, givenStaff, nextNumber, signIn, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const keeper = await givenKeeper(product, 'agency-admin')

const givenNewcomer = (name = `待开户单位${nextNumber()}`) =>
  makeEmployer(product.owner, { agencyId: product.agencyId, name, unitNumber: `N${nextNumber()}` })
const holderOf = ({ name, idNumber }: { name: string; idNumber: string }) => ({
  holderName: name,
  holderIdNumber: idNumber,
})
const issue = (employerId: string, named = givenNamed(product)) =>
  keeper.post('/unit-accounts', { employerId, ...holderOf(named) })
const listed = async (q: string) =>
  (await keeper.get(`/unit-accounts?q=${encodeURIComponent(q)}`)).json<{
    items: UnitAccountRow[]
    nextCursor: string | null
  }>()

describe('issuing a unit account', () => {
  test('answers the letter this once, and the employer’s row from then on without it', async () => {
    const employer = await givenNewcomer()
    const named = givenNamed(product)
    const answer = await issue(employer.id, named)
    expect(answer.statusCode).toBe(201)
    const { letter, ...row } = answer.json<IssuedUnitAccountView>()
    expect(letter).toMatchObject({ unitNumber: employer.unitNumber })
    expect(row).toMatchObject({
      employer: { id: employer.id, name: employer.name },
      account: { username: null, name: named.name, state: 'issued' },
      hasCommitmentLetter: false,
    })
    expect((await listed(employer.unitNumber)).items).toEqual([row])
    const [event] = await trailOf(product, row.account!.id)
    expect(event).toMatchObject({ type: 'account.issue', role: 'agency-admin' })
    expect(JSON.stringify(event)).not.toContain(letter.code.replace('-', ''))
  })

  test('a second time is refused, and of two who issue at once one', async () => {
    const { employer } = await givenEmployer(product)
    expect((await issue(employer.id)).json()).toMatchObject({ status: 409, title: '这个单位已有单位账户' })
    const newcomer = await givenNewcomer()
    expect(statusesOf(await Promise.all([issue(newcomer.id), issue(newcomer.id)]))).toEqual([201, 409])
  })

  test('to an employer of another agency, or none, is refused alike', async () => {
    const there = await makeAgency(product.owner, { name: '邢台市医疗保障中心', region: '130500' })
    const foreign = await makeEmployer(product.owner, { agencyId: there.agencyId, name: '外地', unitNumber: 'F1' })
    for (const id of [foreign.id, '018f0000-0000-7000-8000-000000000000'])
      expect((await issue(id)).json()).toMatchObject({ status: 404, title: '没有找到这个单位' })
  })

  test.each([
    [{ holderName: '' }, '/holderName', '请填写姓名'],
    [{ holderIdNumber: '130102198811150016' }, '/holderIdNumber', '身份证号末位校验码应为 5，请核对'],
    [{ employerId: 'x' }, '/employerId', '编号格式不正确'],
  ])('with %j is refused at its field', async (wrong, pointer, message) => {
    const { id } = await givenNewcomer()
    const body = { employerId: id, holderName: '沈立', holderIdNumber: '130102198811150015', ...wrong }
    const refused = await keeper.post('/unit-accounts', body)
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer, message }] })
  })
})

describe('the list', () => {
  test('finds employers by a part of the name and by the beginning of the unit number', async () => {
    const employer = await givenNewcomer('冀南陶瓷厂')
    for (const q of ['南陶', employer.unitNumber]) {
      const { items } = await listed(q)
      expect(items.map((row) => row.employer.id)).toContain(employer.id)
    }
    expect((await listed('%')).items).toEqual([])
  })

  test('goes on page by page, each employer once', async () => {
    for (let n = 0; n < 55; n++) await givenNewcomer(`页${n}号单位`)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await keeper.get(`/unit-accounts${cursor && `?cursor=${cursor}`}`)
      const { items, nextCursor } = page.json<{ items: UnitAccountRow[]; nextCursor: string | null }>()
      seen.push(...items.map((row) => row.employer.id))
      cursor = nextCursor
    }
    const [all] = await product.rows<{ count: number }>(
      'select count(*)::int as count from employer where agency_id = $1',
      [product.agencyId],
    )
    expect(seen).toHaveLength(all!.count)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('holds nobody of another agency', async () => {
    const there = await makeAgency(product.owner, { name: '衡水市医疗保障中心', region: '131100' })
    const stranger = await givenStaff({ ...product, ...there }, 'agency-admin')
    expect((await stranger.get('/unit-accounts')).json()).toEqual({ items: [], nextCursor: null })
  })
})

describe('suspending a unit account', () => {
  test('signs its administrator out at once and lets nobody in until it is restored', async () => {
    const { admin, clerk } = await givenUnit(product)
    const { id } = admin.session.me.account
    const suspended = await keeper.post(`/unit-accounts/${id}/suspension`, { reason: '单位注销' })
    expect(suspended.json()).toMatchObject({ account: { state: 'suspended' } })
    expect((await admin.get('/claims')).statusCode).toBe(401)
    expect((await signIn(product, admin.username)).statusCode).toBe(401)
    expect((await clerk.get('/claims')).statusCode).toBe(200)
    expect((await keeper.delete(`/unit-accounts/${id}/suspension`)).json()).toMatchObject({
      account: { state: 'active' },
    })
    expect((await signIn(product, admin.username)).statusCode).toBe(200)
    expect((await trailOf(product, id)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['account.suspend', 'account.restore']),
    )
  })
})

describe('a unit account of nobody, a clerk’s or of the staff', () => {
  test('does not exist here', async () => {
    const { clerk } = await givenUnit(product)
    const staff = await givenStaff(product, 'finance')
    const ids = [clerk.session.me.account.id, staff.session.me.account.id, '018f0000-0000-7000-8000-000000000000']
    for (const id of ids) {
      const answers = [
        await keeper.post(`/unit-accounts/${id}/letter`, {}),
        await keeper.post(`/unit-accounts/${id}/suspension`, { reason: '试试' }),
        await keeper.delete(`/unit-accounts/${id}/suspension`),
        await keeper.get(`/unit-accounts/${id}/commitment-letter`),
      ]
      expect(statusesOf(answers)).toEqual([404, 404, 404, 404])
    }
    expect((await clerk.get('/claims')).statusCode).toBe(200)
  })
})

test('an account issued from nothing keeps a unit: letter, activation, its first claims page', async () => {
  const employer = await givenNewcomer()
  const { letter } = (await issue(employer.id)).json<IssuedUnitAccountView>()
  const username = `unit-${nextNumber()}`
  await activate(product, { unitNumber: letter.unitNumber, code: letter.code, username })
  const person = await givenSession(product, username, NEW_PASSWORD)
  expect((await person.get('/claims')).json()).toEqual({ items: [], nextCursor: null })
  expect((await person.get('/operators')).json()).toEqual({ items: [] })
})
