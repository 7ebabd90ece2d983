import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, describe, expect, test } from 'vitest'
import { type DocumentPlace, documentStore } from './document-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'cradle-store-'))
/** A server that speaks S3, over HTTP and with files of its own. */
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'documents', configs: [] }],
})
const { port } = await server.run()
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const bucket = {
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  bucket: 'documents',
  keyId: 'S3RVER',
  secret: 'S3RVER',
}
const places: { name: string; place: DocumentPlace }[] = [
  { name: 'a folder', place: { folder: join(folder, 'disk') } },
  { name: 'a bucket', place: bucket },
]

const given = (bytes: Buffer) => {
  const path = join(folder, randomUUIDv7())
  writeFileSync(path, bytes)
  return path
}

describe.each(places)('the store in $name', ({ place }) => {
  test('gives back what it was given', async () => {
    const store = await documentStore(place)
    for (const bytes of [Buffer.from('a page'), randomBytes(20 * 1024 * 1024 + 5136)]) {
      const id = randomUUIDv7()
      await store.put(id, given(bytes), bytes.length)
      const hash = createHash('sha256')
      for await (const chunk of await store.open(id)) hash.update(chunk as Buffer)
      expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  test('keeps documents apart, and is the same when it is opened again', async () => {
    const [one, other] = [randomUUIDv7(), randomUUIDv7()]
    const store = await documentStore(place)
    await store.put(one, given(Buffer.from('one')), 3)
    await store.put(other, given(Buffer.from('other')), 5)
    const again = await documentStore(place)
    expect(await text(await again.open(one))).toBe('one')
    expect(await text(await again.open(other))).toBe('other')
  })

  test('removes a file, once more without a fault, and then has none', async () => {
    const id = randomUUIDv7()
    const store = await documentStore(place)
    await store.put(id, given(Buffer.from('gone')), 4)
    await store.remove(id)
    await store.remove(id)
    await expect(store.open(id).then(text)).rejects.toThrow(/no such file|cannot read file/i)
  })
})

test('a bucket that is not there is told', async () => {
  const store = await documentStore({ ...bucket, bucket: 'elsewhere' })
  await expect(store.put(randomUUIDv7(), given(Buffer.from('a page')), 6)).rejects.toThrow(/cannot write file/i)
})
