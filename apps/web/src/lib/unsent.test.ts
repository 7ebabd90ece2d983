import { deviceKeyDays } from '@cradle/domain/wire'
import { IDBFactory } from 'fake-indexeddb'
import { entries, createStore } from 'idb-keyval'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { deviceId, onDeviceKeyChange, takeDeviceKey } from './device.ts'
import { clearOldUnsent, dropUnsent, forgetUnsent, keepUnsent, readUnsent, unsentClaims } from './unsent.ts'

const claim = { accountId: 'zhang', scopeId: 'factory', claimId: 'a-claim' }
const place = { ...claim, section: 'contact' }
const secret = '{"phone":"13831112345"}'

const keyOf = (n: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(n)))
const onDisk = () => entries<string[], { bytes: ArrayBuffer }>(createStore('cradle-unsent', 'sections'))
const texts = async (of = claim) => (await readUnsent(of)).map(({ text }) => text)

// This file's alone: other pages are tested without a database, as a browser without one would run them.
const disk = new IDBFactory()

beforeEach(async () => {
  vi.stubGlobal('indexedDB', disk)
  for (const accountId of ['zhang', 'liu']) await forgetUnsent(accountId)
  takeDeviceKey('zhang', keyOf(1))
})

describe('what cannot be sent', () => {
  test('is kept with the version it was typed over, and read again', async () => {
    expect(await keepUnsent(place, 3, secret)).toBe(true)
    expect(await readUnsent(claim)).toEqual([{ place, version: 3, keptAt: expect.any(Date), text: secret }])
    expect(await unsentClaims('zhang')).toEqual([claim])
  })

  test('lies on the disk encrypted, never twice alike', async () => {
    await keepUnsent(place, 3, secret)
    const [[, first]] = (await onDisk()) as [[string[], { bytes: ArrayBuffer }]]
    expect(new TextDecoder().decode(first.bytes)).not.toContain('13831112345')
    await keepUnsent(place, 3, secret)
    const [[, second]] = (await onDisk()) as [[string[], { bytes: ArrayBuffer }]]
    expect(new Uint8Array(second.bytes)).not.toEqual(new Uint8Array(first.bytes))
  })

  test('is the latest of each section, and gone once it is dropped', async () => {
    await keepUnsent(place, 3, 'older')
    await keepUnsent(place, 3, 'newer')
    await keepUnsent({ ...place, section: 'stay' }, 1, 'stay')
    expect([...(await texts())].sort()).toEqual(['newer', 'stay'])
    await dropUnsent(place)
    expect(await texts()).toEqual(['stay'])
  })

  test('is not kept without a key', async () => {
    takeDeviceKey('zhang', undefined)
    expect(await keepUnsent(place, 3, secret)).toBe(false)
    expect(await onDisk()).toEqual([])
  })

  test('opens no more once the key was forgotten, and is cleared away', async () => {
    await keepUnsent(place, 3, secret)
    takeDeviceKey('zhang', keyOf(2))
    expect(await texts()).toEqual([])
    expect(await onDisk()).toEqual([])
  })

  test('is neither seen nor touched by another person at the same computer, who has a key of their own', async () => {
    await keepUnsent(place, 3, secret)
    takeDeviceKey('liu', keyOf(2))
    expect(await unsentClaims('liu')).toEqual([])
    expect(await texts({ ...claim, accountId: 'liu' })).toEqual([])
    expect(await texts()).toEqual([])
    expect(await onDisk()).toHaveLength(1)
    await forgetUnsent('liu')
    takeDeviceKey('zhang', keyOf(1))
    expect(await texts()).toEqual([secret])
  })

  test('is of the employer acted for alone', async () => {
    await keepUnsent(place, 3, secret)
    expect(await texts({ ...claim, scopeId: 'school' })).toEqual([])
  })

  test('moved to another claim, or given another version, it opens no more', async () => {
    await keepUnsent(place, 3, secret)
    const store = createStore('cradle-unsent', 'sections')
    const [[key, sealed]] = (await onDisk()) as [[string[], { bytes: ArrayBuffer }]]
    const put = (at: string[], value: object) => store('readwrite', (rows) => void rows.put(value, at))
    await put(['zhang', 'factory', 'other', 'contact'], sealed)
    expect(await texts({ ...claim, claimId: 'other' })).toEqual([])
    await put(key, { ...sealed, version: 4 })
    expect(await texts()).toEqual([])
  })

  test('is cleared away once the server keeps no key for it any more', async () => {
    await keepUnsent(place, 3, secret)
    await clearOldUnsent(Date.now() + (deviceKeyDays - 1) * 86_400_000)
    expect(await onDisk()).toHaveLength(1)
    await clearOldUnsent(Date.now() + (deviceKeyDays + 1) * 86_400_000)
    expect(await onDisk()).toEqual([])
  })
})

describe('this browser', () => {
  test('has one id, for all who ask at once and ever after', async () => {
    const ids = await Promise.all([deviceId(), deviceId(), deviceId()])
    expect(new Set([...ids, await deviceId()]).size).toBe(1)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  test('tells of another key, and not of the same one again', () => {
    let told = 0
    const stop = onDeviceKeyChange(() => told++)
    takeDeviceKey('zhang', keyOf(1))
    takeDeviceKey('zhang', keyOf(9))
    stop()
    expect(told).toBe(1)
  })
})
