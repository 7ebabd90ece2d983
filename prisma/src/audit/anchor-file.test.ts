import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anchorFile, appendAnchor, missingAnchor, readAnchors, type RecordedAnchor } from './anchor-file.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519').privateKey

let folder: string
let recorded: RecordedAnchor[]
const anchorOf = (day: number) => ({
  at: `2026-11-0${day}T01:00:00Z`,
  heads: [[7, day * 10, `${day}`.repeat(64)] as const],
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cradle-anchors-'))
  recorded = []
  for (const day of [1, 2, 3]) recorded.push(await appendAnchor(folder, privateKey, anchorOf(day)))
})
afterEach(() => rm(folder, { recursive: true }))

const lines = async () => (await readFile(anchorFile(folder), 'utf8')).trimEnd().split('\n')
const write = (kept: string[]) => writeFile(anchorFile(folder), kept.map((line) => `${line}\n`).join(''))
/** What is found of the file alone, and with what the trail recorded. */
async function found() {
  const read = await readAnchors(folder, publicKey)
  return { alone: read.firstFault, withTrail: read.firstFault ?? missingAnchor(read, recorded) }
}

describe('the anchors', () => {
  test('of three days stand one after the other, each signed', async () => {
    const { anchors, firstFault } = await readAnchors(folder, publicKey)
    expect(firstFault).toBeUndefined()
    expect(anchors.map(({ n, at, heads }) => ({ n, at, heads }))).toEqual(
      [1, 2, 3].map((day) => ({ n: day, ...anchorOf(day) })),
    )
    expect(await found()).toEqual({ alone: undefined, withTrail: undefined })
  })

  test('are proven by the public key alone', async () => {
    expect((await readAnchors(folder, createPublicKey(privateKey))).anchors).toHaveLength(3)
  })

  test('of no file are none', async () => {
    await rm(anchorFile(folder))
    expect(await readAnchors(folder, publicKey)).toEqual({ anchors: [], hashes: [], firstFault: undefined })
  })
})

describe('a change of the file', () => {
  test.each([
    {
      what: 'a head rewritten',
      line: 2,
      fault: 'altered',
      change: (all: string[]) => all.with(1, all[1]!.replace('"2222', '"2223')),
    },
    { what: 'a line not of this world', line: 2, fault: 'altered', change: (all: string[]) => all.with(1, 'null') },
    { what: 'a line taken out', line: 2, fault: 'removed', change: (all: string[]) => all.toSpliced(1, 1) },
    { what: 'the first line taken off', line: 1, fault: 'removed', change: (all: string[]) => all.slice(1) },
    { what: 'two lines exchanged', line: 1, fault: 'removed', change: ([a, b, c]: string[]) => [b!, a!, c!] },
    { what: 'a line twice', line: 3, fault: 'removed', change: ([a, b, c]: string[]) => [a!, b!, b!, c!] },
  ])('is found in the file alone: $what', async ({ change, line, fault }) => {
    await write(change(await lines()))
    expect((await found()).alone).toEqual({ line, fault })
  })

  test('is found with what the trail recorded, where only its end was cut off', async () => {
    await write((await lines()).slice(0, 2))
    expect(await found()).toEqual({ alone: undefined, withTrail: { line: 3, fault: 'cut-off' } })
    await rm(anchorFile(folder))
    expect(await found()).toEqual({ alone: undefined, withTrail: { line: 1, fault: 'cut-off' } })
  })

  test('and no later line covers it', async () => {
    await write((await lines()).slice(0, 2))
    await appendAnchor(folder, privateKey, anchorOf(4))
    expect((await found()).withTrail).toEqual({ line: 3, fault: 'altered' })
  })

  test('by another key is no anchor', async () => {
    await rm(anchorFile(folder))
    await appendAnchor(folder, stranger, anchorOf(1))
    expect(await readAnchors(folder, publicKey)).toMatchObject({
      anchors: [],
      firstFault: { line: 1, fault: 'altered' },
    })
  })

  test('that broke a line off is not written over', async () => {
    await writeFile(anchorFile(folder), '{"n":1,', { flag: 'a' })
    await expect(appendAnchor(folder, privateKey, anchorOf(4))).rejects.toThrow('is broken off')
  })
})
