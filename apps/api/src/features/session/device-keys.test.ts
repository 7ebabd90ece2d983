import { randomUUID } from 'node:crypto'
import type { SessionView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { call, cookieOf, givenAccount, givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'
import { keepHouse } from '#api/jobs/jobs.ts'

const product = await givenProduct()
const { employer } = await givenEmployer(product)
const givenClerk = () => givenAccount(product, { memberships: [{ role: 'employer-clerk', employerId: employer.id }] })

/** A browser of somebody's: what it is handed when it signs in, renews, and leaves. */
async function givenBrowser(username: string, { deviceId = randomUUID() }: { deviceId?: string | null } = {}) {
  const login = () =>
    call(product, 'POST', '/auth/login', {
      payload: { username, password: PASSWORD, ...(deviceId ? { deviceId } : {}) },
    })
  const first = await login()
  let cookie = cookieOf(first)
  const keyIn = (answer: { json: () => unknown }) => (answer.json() as SessionView).deviceKey
  return {
    deviceId,
    key: keyIn(first),
    authorization: `Bearer ${first.json<SessionView>().accessToken}`,
    signsInAgain: async () => {
      const answer = await login()
      if (answer.statusCode === 200) cookie = cookieOf(answer)
      return keyIn(answer)
    },
    renews: async (named = deviceId) => {
      const answer = await call(product, 'POST', '/auth/refresh', {
        headers: { cookie },
        payload: named ? { deviceId: named } : {},
      })
      if (answer.statusCode === 200) cookie = cookieOf(answer)
      return keyIn(answer)
    },
    leaves: (body?: object) =>
      call(product, 'POST', '/auth/logout', { headers: { cookie }, ...(body ? { payload: body } : {}) }),
  }
}

const keysOf = (accountId: string) =>
  product.rows<{ deviceId: string; ciphertext: Buffer }>(
    'select device_id as "deviceId", ciphertext from device_key where account_id = $1',
    [accountId],
  )

describe('the key of a device', () => {
  test('is handed over at sign-in and at each refresh: 256 bits, always the same', async () => {
    const { username } = await givenClerk()
    const browser = await givenBrowser(username)
    expect(Buffer.from(browser.key!, 'base64')).toHaveLength(32)
    expect(await browser.renews()).toBe(browser.key)
    expect(await browser.renews()).toBe(browser.key)
    expect(await browser.signsInAgain()).toBe(browser.key)
  })

  test('is handed over at the refresh after a sign-in that named no device, as the sign-in page does', async () => {
    const { username } = await givenClerk()
    const signingIn = await givenBrowser(username, { deviceId: null })
    expect(signingIn.key).toBeUndefined()
    const device = randomUUID()
    const key = await signingIn.renews(device)
    expect(key).toBeDefined()
    await signingIn.leaves()
    expect((await givenBrowser(username, { deviceId: device })).key).not.toBe(key)
  })

  test('is of one account and one device: others get others', async () => {
    const [one, other] = [await givenClerk(), await givenClerk()]
    const here = await givenBrowser(one.username)
    const keys = [
      here.key,
      (await givenBrowser(one.username)).key,
      (await givenBrowser(other.username, { deviceId: here.deviceId })).key,
    ]
    expect(new Set(keys).size).toBe(3)
  })

  test('is the same for tabs that ask at once', async () => {
    const { username } = await givenClerk()
    const deviceId = randomUUID()
    const browsers = await Promise.all(Array.from({ length: 6 }, () => givenBrowser(username, { deviceId })))
    expect(new Set(browsers.map(({ key }) => key)).size).toBe(1)
  })

  test('lies sealed for its place, and never in the log', async () => {
    const [one, other] = [await givenClerk(), await givenClerk()]
    const browser = await givenBrowser(one.username)
    await givenBrowser(other.username, { deviceId: browser.deviceId })
    const [kept] = await keysOf(one.id)
    expect(kept!.ciphertext.includes(Buffer.from(browser.key!, 'base64'))).toBe(false)
    expect(kept!.ciphertext.includes(browser.key!)).toBe(false)
    expect(product.log.join('')).not.toContain(browser.key)
    // Put in another account's row by whoever writes to the database, it opens no more.
    await product.owner.query(
      `update device_key set (ciphertext, key_id) = (select ciphertext, key_id from device_key where account_id = $1)
       where account_id = $2`,
      [one.id, other.id],
    )
    const moved = await call(product, 'POST', '/auth/login', {
      payload: { username: other.username, password: PASSWORD, deviceId: browser.deviceId },
    })
    expect(moved.statusCode).toBe(500)
  })

  test.each(['not-a-device', '00000000-0000-0000-0000-00000000000G', ''])('is refused to %o', async (deviceId) => {
    const { username } = await givenClerk()
    const refused = await call(product, 'POST', '/auth/login', { payload: { username, password: PASSWORD, deviceId } })
    expect(refused.statusCode).toBe(400)
  })
})

describe('the key is forgotten', () => {
  test('when its browser signs out: the next sign-in there gets another', async () => {
    const account = await givenClerk()
    const [here, there] = [await givenBrowser(account.username), await givenBrowser(account.username)]
    await here.leaves()
    expect((await keysOf(account.id)).map(({ deviceId }) => deviceId)).toEqual([there.deviceId])
    expect(await here.signsInAgain()).not.toBe(here.key)
    expect(await there.renews()).toBe(there.key)
  })

  test('by signing out everywhere, on every device, also where the page was only locked', async () => {
    const account = await givenClerk()
    const [here, locked] = [await givenBrowser(account.username), await givenBrowser(account.username)]
    await locked.leaves({ locks: true })
    await call(product, 'POST', '/auth/sessions/end-all', { headers: { authorization: here.authorization } })
    expect(await keysOf(account.id)).toEqual([])
  })

  test('when its session is ended from another device', async () => {
    const account = await givenClerk()
    const [here, there] = [await givenBrowser(account.username), await givenBrowser(account.username)]
    const headers = { authorization: here.authorization }
    const { items } = (await call(product, 'GET', '/auth/sessions', { headers })).json<{
      items: { id: string; current: boolean }[]
    }>()
    const other = items.find(({ current }) => !current)!
    await call(product, 'DELETE', `/auth/sessions/${other.id}`, { headers })
    expect(await there.signsInAgain()).not.toBe(there.key)
    expect(await here.renews()).toBe(here.key)
  })

  test('by a suspension, whoever suspends', async () => {
    const unit = await givenEmployer(product)
    const operator = await givenAccount(product, {
      memberships: [{ role: 'employer-clerk', employerId: unit.employer.id }],
    })
    await givenBrowser(operator.username)
    await unit.admin.post(`/operators/${operator.id}/suspension`, { reason: '调离' })
    const systemAdmin = await givenStaff(product, 'system-admin')
    const reviewer = await givenAccount(product, {
      memberships: [{ role: 'first-reviewer', officeId: product.officeId }],
    })
    await givenBrowser(reviewer.username)
    await systemAdmin.post(`/staff/${reviewer.id}/suspension`, { reason: '调离' })
    expect([await keysOf(operator.id), await keysOf(reviewer.id)]).toEqual([[], []])
  })

  test('when the account passes to another person', async () => {
    const unit = await givenEmployer(product)
    const operator = await givenAccount(product, {
      memberships: [{ role: 'employer-clerk', employerId: unit.employer.id }],
    })
    await givenBrowser(operator.username)
    const rebound = await unit.admin.post(`/operators/${operator.id}/rebinding`, {
      name: '新人',
      idNumber: '130102199001011237',
    })
    expect([200, 201]).toContain(rebound.statusCode)
    expect(await keysOf(operator.id)).toEqual([])
  })

  test('sixty days after the last sign-in there', async () => {
    const account = await givenClerk()
    const [old, recent] = [await givenBrowser(account.username), await givenBrowser(account.username)]
    await product.owner.query(
      `update device_key set handed_over_at = now() - case device_id when $1 then interval '61 days' else interval '59 days' end
       where account_id = $2`,
      [old.deviceId, account.id],
    )
    await keepHouse('test')
    expect((await keysOf(account.id)).map(({ deviceId }) => deviceId)).toEqual([recent.deviceId])
  })
})

describe('the key outlives', () => {
  test('a lock for idleness: whoever comes back and gives the password goes on', async () => {
    const { username } = await givenClerk()
    const browser = await givenBrowser(username)
    expect((await browser.leaves({ locks: true })).statusCode).toBe(204)
    expect(await browser.renews()).toBeUndefined()
    expect(await browser.signsInAgain()).toBe(browser.key)
  })

  test('a session that ran out, and one that ended because an old cookie came back with a killed browser', async () => {
    const account = await givenClerk()
    const browser = await givenBrowser(account.username)
    await product.owner.query(`update session set expires_at = now() where account_id = $1`, [account.id])
    expect(await browser.signsInAgain()).toBe(browser.key)
    await product.owner.query(
      `update session set ended_at = now(), ended_because = 'token-reused' where account_id = $1 and ended_at is null`,
      [account.id],
    )
    expect(await browser.signsInAgain()).toBe(browser.key)
  })

  test('another password: it is handed to whoever gives the new one', async () => {
    const { username } = await givenClerk()
    const [here, there] = [await givenBrowser(username), await givenBrowser(username)]
    const password = 'ein-anderes-Wort-42'
    const changed = await call(product, 'PUT', '/auth/password', {
      headers: { authorization: here.authorization },
      payload: { current: PASSWORD, password },
    })
    expect(changed.statusCode).toBe(204)
    expect(await there.renews()).toBeUndefined()
    const answer = await call(product, 'POST', '/auth/login', {
      payload: { username, password, deviceId: there.deviceId },
    })
    expect(answer.json<SessionView>().deviceKey).toBe(there.key)
  })
})
