import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileSeal, openFile, sealedBytes, sealFile } from './sealed-file.ts'

const PIECE = 64 * 1024
const seal: FileSeal = { key: randomBytes(32), documentId: '018f0000-0000-7000-8000-000000000001' }

async function* chunked(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const sealed = (bytes: Buffer, size = 10_000) => buffer(sealFile(chunked(bytes, size), seal))
const opened = (bytes: Buffer, by = seal, size = 9999) => buffer(openFile(chunked(bytes, size), by))

describe('a sealed file', () => {
  test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 200_000])('of %i bytes opens as it was', async (bytes) => {
    const plain = randomBytes(bytes)
    const kept = await sealed(plain)
    expect(kept).toHaveLength(sealedBytes(bytes))
    expect(await opened(kept)).toEqual(plain)
  })

  test('opens however it arrives', async () => {
    const plain = randomBytes(150_000)
    const sizes = fc.integer({ min: 1000, max: 200_000 })
    await fc.assert(
      fc.asyncProperty(sizes, sizes, async (one, other) => {
        expect(await opened(await sealed(plain, one), seal, other)).toEqual(plain)
      }),
      { numRuns: 20 },
    )
  })

  test('holds nothing of what it says', async () => {
    const kept = await sealed(Buffer.from('出院记录 '.repeat(20_000)))
    expect(kept.includes(Buffer.from('出院记录'))).toBe(false)
  })

  test.each<[string, (kept: Buffer) => Buffer]>([
    ['a byte was changed', (kept) => kept.fill(kept[70_000]! ^ 1, 70_000, 70_001)],
    ['its end was cut off in a piece', (kept) => kept.subarray(0, -1)],
    ['its last piece was cut off', (kept) => kept.subarray(0, PIECE + 16)],
    ['nothing is left of it', () => Buffer.alloc(0)],
    [
      'two pieces were changed for each other',
      (kept) =>
        Buffer.concat([
          kept.subarray(PIECE + 16, 2 * (PIECE + 16)),
          kept.subarray(0, PIECE + 16),
          kept.subarray(2 * (PIECE + 16)),
        ]),
    ],
    ['something was added', (kept) => Buffer.concat([kept, Buffer.alloc(100)])],
  ])('opens no more where %s', async (_what, spoil) => {
    const kept = await sealed(randomBytes(180_000))
    await expect(opened(spoil(kept))).rejects.toThrow(/authenticate data|cut short/)
  })

  test('opens for no other document and by no other key', async () => {
    const kept = await sealed(Buffer.from('a page'))
    await expect(opened(kept, { ...seal, documentId: 'another' })).rejects.toThrow(/authenticate data|cut short/)
    await expect(opened(kept, { ...seal, key: randomBytes(32) })).rejects.toThrow(/authenticate data|cut short/)
  })
})
