import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUIDv7 } from 'node:crypto'
import type { ClaimView, DocumentLinks } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import { purgeDocuments } from '#api/documents/purge-documents.ts'
import { install, installation } from '#api/lib/installation.ts'
import {
  answersWith,
  decide,
  deedsOf,
  givenBegun,
  givenDecided,
  givenDraft,
  nowOf,
  submit,
  trailOf,
} from '#api/testing/given-claims.ts'
import { documentsOf, givenUploaded, JPEG, PDF, PNG, upload } from '#api/testing/given-documents.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')
const auditor = await givenStaff(product, 'auditor')
const installed = installation()
afterEach(() => install(installed))
const MB = 1024 * 1024

/** A draft just begun, of an employer of its own. */
async function givenClaim(event: object = answersWith().event) {
  const given = await givenEmployer(product)
  return { ...given, claim: await givenBegun(given.clerk, given.women[0], event) }
}

/** A complete claim, filed; nothing was handed in but what `before` gave. */
async function givenFiled(before: (clerk: Person, draft: ClaimView) => Promise<unknown> = async () => undefined) {
  const given = await givenEmployer(product)
  const draft = await givenDraft(given.clerk, given.women[0])
  await product.owner.query('delete from document where claim_id = $1', [draft.id])
  await before(given.clerk, draft)
  expect((await submit(given.clerk, [draft])).statusCode).toBe(201)
  return { ...given, claim: await nowOf(given.clerk, draft) }
}

const linksFor = async (person: Person, { id }: { id: string }) =>
  (await person.post(`/claims/${id}/documents/links`, {})).json<DocumentLinks>()
/** Follows a link as a picture on a page does: with nothing but its address. */
const follow = (path: string) => product.app.inject({ method: 'GET', url: `/api/v1${path}` })
const fileOf = (id: string) => join(product.documentFolder, id.slice(-2), id)
const isOnDisk = (id: string) => {
  try {
    return readdirSync(join(product.documentFolder, id.slice(-2))).includes(id)
  } catch {
    return false
  }
}

describe('the documents of a claim', () => {
  test('are what it needs, what it has and what is missing', async () => {
    const { clerk, claim } = await givenClaim()
    const before = await documentsOf(clerk, claim)
    expect(before).toMatchObject({ items: [], mayAdd: true, mayChange: true })
    expect(before.needed.slice(0, 2)).toEqual([
      { kind: 'M01', need: 'required', condition: null },
      { kind: 'M02', need: 'required', condition: null },
    ])
    expect(before.missing).toEqual(['M01', 'M02', 'M03', 'M11'])
    const added = await givenUploaded(clerk, claim, { kind: 'M02', name: '住院票据 1.png' })
    expect(added).toMatchObject({
      kind: 'M02',
      n: 1,
      name: '住院票据 1.png',
      mediaType: 'image/png',
      bytes: PNG.length,
      rotation: 0,
      uploadedBy: clerk.name,
    })
    expect(await documentsOf(clerk, claim)).toMatchObject({ items: [added], missing: ['M01', 'M03', 'M11'] })
  })

  test('are counted within their kind, and a number is never given twice', async () => {
    const { clerk, claim } = await givenClaim()
    const first = await givenUploaded(clerk, claim, { content: PNG })
    const second = await givenUploaded(clerk, claim, { content: JPEG })
    await clerk.delete(`/claims/${claim.id}/documents/${second.id}`)
    const third = await givenUploaded(clerk, claim, { content: PDF })
    expect([first.n, second.n, third.n]).toEqual([1, 2, 3])
  })

  test('sent twice, by whoever did not hear that it arrived, is one', async () => {
    const { clerk, claim } = await givenClaim()
    const first = await givenUploaded(clerk, claim)
    expect(await givenUploaded(clerk, claim)).toEqual(first)
    expect((await documentsOf(clerk, claim)).items).toHaveLength(1)
    expect(await givenUploaded(clerk, claim, { kind: 'M03' })).not.toEqual(first)
  })

  test('are on record, each with what it was', async () => {
    const { clerk, claim } = await givenClaim()
    const { id } = await givenUploaded(clerk, claim)
    await clerk.patch(`/claims/${claim.id}/documents/${id}`, { rotation: 90 })
    await clerk.delete(`/claims/${claim.id}/documents/${id}`)
    await clerk.post(`/claims/${claim.id}/documents/${id}/restoration`, {})
    const deeds = ['claim.add-document', 'claim.turn-document', 'claim.remove-document', 'claim.restore-document']
    expect((await deedsOf(product, claim.id)).slice(1)).toEqual(deeds)
    const added = (await trailOf(product, claim.id)).find(({ type }) => type === 'claim.add-document')
    expect(added?.payload.detail).toMatchObject({
      document: id,
      kind: 'M02',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    expect(JSON.stringify(added)).not.toContain('票据.png')
  })

  test('are removed, brought back and turned', async () => {
    const { clerk, claim } = await givenClaim()
    const { id } = await givenUploaded(clerk, claim)
    const path = `/claims/${claim.id}/documents/${id}`
    expect((await clerk.patch(path, { rotation: 270 })).json()).toMatchObject({ id, rotation: 270 })
    expect((await clerk.delete(path)).statusCode).toBe(200)
    expect((await documentsOf(clerk, claim)).items).toEqual([])
    expect((await clerk.delete(path)).json()).toMatchObject({ status: 404, title: '这份资料不存在或已移除' })
    expect((await clerk.post(`${path}/restoration`, {})).json()).toMatchObject({ id, rotation: 270 })
    expect((await documentsOf(clerk, claim)).items).toHaveLength(1)
    expect((await clerk.patch(path, { rotation: 45 })).json()).toMatchObject({
      errors: [{ pointer: '/rotation', message: '旋转角度应为 0、90、180 或 270' }],
    })
  })

  test('of another claim are not found by this one', async () => {
    const { clerk, claim, women } = await givenClaim()
    const { id } = await givenUploaded(clerk, claim)
    const other = await givenBegun(clerk, women[1])
    expect((await clerk.delete(`/claims/${other.id}/documents/${id}`)).statusCode).toBe(404)
  })
})

describe('a file', () => {
  test.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['application/pdf', PDF],
  ])('is %s by its content', async (mediaType, content) => {
    const { clerk, claim } = await givenClaim()
    expect(await givenUploaded(clerk, claim, { content, name: 'page.bin' })).toMatchObject({ mediaType })
  })

  test.each([
    [
      'a page that is called a picture',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      '只接受 JPEG、PNG 图片或 PDF 文件；改了扩展名的其他文件不能使用',
    ],
    ['three letters', Buffer.from('abc'), '只接受 JPEG、PNG 图片或 PDF 文件；改了扩展名的其他文件不能使用'],
    ['empty', Buffer.alloc(0), '这个文件是空的，请重新选择'],
  ])('that is %s is refused with a sentence', async (_what, content, sentence) => {
    const { clerk, claim } = await givenClaim()
    const answer = await upload(clerk, claim, { content, name: '票据.jpg' })
    expect(answer.json()).toMatchObject({
      status: 415,
      detail: sentence,
      errors: [{ pointer: '/file', message: sentence }],
    })
    expect((await documentsOf(clerk, claim)).items).toEqual([])
  })

  test('of 20 MB is taken, and one byte more is refused', async () => {
    const { clerk, claim } = await givenClaim()
    const content = Buffer.alloc(20 * MB, 7)
    PDF.copy(content)
    expect(await givenUploaded(clerk, claim, { content })).toMatchObject({ bytes: 20 * MB })
    const answer = await upload(clerk, claim, { content: Buffer.concat([content, Buffer.of(0)]) })
    expect(answer.json()).toMatchObject({ status: 413, detail: '每份资料不能超过 20 MB，请压缩或分成几份上传' })
    const far = await upload(clerk, claim, { content: Buffer.concat([content, content]) })
    expect(far.statusCode).toBe(413)
  })

  test('of no known kind, or no file at all, is refused', async () => {
    const { clerk, claim } = await givenClaim()
    expect((await upload(clerk, claim, { kind: 'M99' })).json()).toMatchObject({
      errors: [{ message: '请选择资料种类' }],
    })
    expect((await clerk.post(`/claims/${claim.id}/documents?kind=M01`, {})).statusCode).toBe(415)
    const broken = await clerk.post(`/claims/${claim.id}/documents?kind=M01`, 'nothing', {
      'content-type': 'multipart/form-data; boundary=x',
    })
    expect(broken.json()).toMatchObject({ status: 400, title: '请求格式不正确' })
  })

  test('lies on the disk sealed, and its name nowhere in clear', async () => {
    const { clerk, claim } = await givenClaim()
    const { id } = await givenUploaded(clerk, claim, {
      content: Buffer.concat([PDF, Buffer.from('林黛玉的出院记录')]),
      name: '林黛玉.pdf',
    })
    const kept = readFileSync(fileOf(id))
    expect(kept.includes(Buffer.from('林黛玉'))).toBe(false)
    expect(kept.includes(Buffer.from('%PDF'))).toBe(false)
    const [row] = await product.rows<{ text: string }>('select document::text as text from document where id = $1', [
      id,
    ])
    expect(row!.text).not.toContain(Buffer.from('林黛玉').toString('hex'))
    expect(row!.text).not.toContain('林黛玉')
  })

  test('beyond a hundred of a claim is refused', async () => {
    const { clerk, claim } = await givenClaim()
    await givenUploaded(clerk, claim)
    await product.owner.query(
      `insert into document (id, claim_id, scope_id, agency_id, kind, n, ciphertext, key_id, media_type, bytes, sha256, uploaded_by, uploaded_by_name, stored_at)
       select gen_random_uuid(), claim_id, scope_id, agency_id, 'M05', g, ciphertext, key_id, media_type, bytes, sha256, uploaded_by, uploaded_by_name, now()
       from document, generate_series(1, 99) g where claim_id = $1`,
      [claim.id],
    )
    expect((await upload(clerk, claim, { content: JPEG })).json()).toMatchObject({
      status: 422,
      detail: '一份申报最多 100 份资料，请先移除不需要的',
    })
  })
})

describe('the bytes of a document', () => {
  test('are had by a link, as a file and never as a page', async () => {
    const { clerk, claim } = await givenClaim()
    const content = Buffer.concat([JPEG, Buffer.alloc(200_000, 3)])
    const { id } = await givenUploaded(clerk, claim, { content })
    const { links, expiresAt } = await linksFor(clerk, claim)
    expect(links.map((link) => link.id)).toEqual([id])
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now())
    const answer = await follow(links[0]!.path)
    expect(answer.rawPayload).toEqual(content)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('医院收费票据-1.jpg')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-length': String(content.length),
    })
  })

  test('are not had once the link has run out', async () => {
    const { clerk, claim } = await givenClaim()
    await givenUploaded(clerk, claim)
    install({ ...installed, access: { ...installed.access, linkSeconds: 0 } })
    const { links } = await linksFor(clerk, claim)
    expect((await follow(links[0]!.path)).json()).toMatchObject({ status: 404, title: '链接已失效，请重新打开资料' })
  })

  test('are not had once the session has ended', async () => {
    const { clerk, claim } = await givenClaim()
    await givenUploaded(clerk, claim)
    const { links } = await linksFor(clerk, claim)
    await clerk.post('/auth/sessions/end-all', {})
    expect((await follow(links[0]!.path)).statusCode).toBe(401)
  })

  test('are not had by a link that somebody made or changed', async () => {
    const { clerk, claim } = await givenClaim()
    await givenUploaded(clerk, claim)
    const [one] = (await linksFor(clerk, claim)).links
    const [text, proof] = one!.path.split('link=')[1]!.split('.')
    const said = JSON.parse(Buffer.from(text!, 'base64url').toString()) as object
    const changed = Buffer.from(JSON.stringify({ ...said, document: randomUUIDv7() })).toString('base64url')
    expect((await follow(`/documents/content?link=${changed}.${proof}`)).statusCode).toBe(404)
    expect((await follow('/documents/content?link=x')).json()).toMatchObject({ status: 400 })
    expect((await follow('/documents/content')).statusCode).toBe(400)
  })

  test('are not had once the document was removed', async () => {
    const { clerk, claim } = await givenClaim()
    const { id } = await givenUploaded(clerk, claim)
    const { links } = await linksFor(clerk, claim)
    await clerk.delete(`/claims/${claim.id}/documents/${id}`)
    expect((await follow(links[0]!.path)).statusCode).toBe(404)
  })

  test('that were spoilt or lost are answered as a fault, not as half a picture', async () => {
    const { clerk, claim } = await givenClaim()
    const { id } = await givenUploaded(clerk, claim)
    const { links } = await linksFor(clerk, claim)
    rmSync(fileOf(id))
    expect((await follow(links[0]!.path)).json()).toMatchObject({ status: 500 })
  })
})

describe('another employer', () => {
  test('hears of somebody else’s documents what it hears of their claim: nothing', async () => {
    const { clerk, claim } = await givenClaim()
    const { id } = await givenUploaded(clerk, claim)
    const { clerk: stranger } = await givenEmployer(product)
    const path = `/claims/${claim.id}/documents`
    for (const answer of [
      await stranger.get(path),
      await stranger.post(`${path}/links`, {}),
      await upload(stranger, claim),
      await stranger.patch(`${path}/${id}`, { rotation: 90 }),
      await stranger.delete(`${path}/${id}`),
      await stranger.post(`${path}/${id}/restoration`, {}),
    ])
      expect(answer.json()).toMatchObject({ status: 404, title: '申报不存在' })
    expect((await documentsOf(clerk, claim)).items).toHaveLength(1)
  })
})

describe('the agency', () => {
  test('reads the documents of a filed claim, and that is on record', async () => {
    const { claim } = await givenFiled((clerk, draft) => givenUploaded(clerk, draft))
    const seen = await documentsOf(reviewer, claim)
    expect(seen.items).toHaveLength(1)
    expect(seen).toMatchObject({ mayAdd: false, mayChange: false })
    for (const person of [reviewer, auditor]) {
      const { links } = await linksFor(person, claim)
      expect((await follow(links[0]!.path)).rawPayload).toEqual(PNG)
    }
    expect((await deedsOf(product, claim.id)).filter((deed) => deed === 'claim.open-documents')).toHaveLength(2)
  })

  test('reads no document of a draft', async () => {
    const { clerk, claim } = await givenClaim()
    await givenUploaded(clerk, claim)
    expect((await reviewer.get(`/claims/${claim.id}/documents`)).statusCode).toBe(404)
    expect((await reviewer.post(`/claims/${claim.id}/documents/links`, {})).statusCode).toBe(404)
  })

  test('reads of a returned claim what was there when it was returned', async () => {
    const { clerk, claim } = await givenFiled((clerk, draft) => givenUploaded(clerk, draft))
    const [filed] = (await documentsOf(reviewer, claim)).items
    await givenDecided(reviewer, claim, { action: 'return', reason: '票据看不清' })
    await clerk.delete(`/claims/${claim.id}/documents/${filed!.id}`)
    await givenUploaded(clerk, claim, { content: JPEG })
    expect((await documentsOf(reviewer, claim)).items).toEqual([filed])
    const [now] = (await documentsOf(clerk, claim)).items
    expect(now).toMatchObject({ mediaType: 'image/jpeg' })
    const again = await nowOf(clerk, claim)
    expect((await clerk.post(`/claims/${claim.id}/filings`, { version: again.version })).statusCode).toBe(200)
    expect((await documentsOf(reviewer, claim)).items).toEqual([now])
  })
})

describe('acceptance', () => {
  test('waits for the required documents, and names each that is missing', async () => {
    const { claim } = await givenFiled((clerk, draft) => givenUploaded(clerk, draft, { kind: 'M02' }))
    const refused = await decide(reviewer, claim, { action: 'accept' })
    expect(refused.json()).toMatchObject({
      type: '/problems/documents-missing',
      status: 422,
      detail:
        '还缺少必交的资料，暂不能受理：身份证、社会保障卡或医保电子凭证、费用清单、出院记录或病历、签字盖章的审核表',
      errors: [
        { pointer: '/documents/M01', code: 'missing', message: '缺少身份证、社会保障卡或医保电子凭证' },
        { pointer: '/documents/M03' },
        { pointer: '/documents/M05' },
        { pointer: '/documents/M11', message: '缺少签字盖章的审核表' },
      ],
    })
    expect(await nowOf(reviewer, claim)).toMatchObject({ status: 'submitted' })
  })

  test('goes on once they were handed in, after the submission too', async () => {
    const { clerk, claim } = await givenFiled()
    for (const kind of ['M01', 'M02', 'M03', 'M05', 'M11']) await givenUploaded(clerk, claim, { kind })
    await givenDecided(reviewer, claim, { action: 'accept' })
    expect((await upload(clerk, claim, { kind: 'M04' })).json()).toMatchObject({
      status: 409,
      detail: '申报已受理，不能再补充资料',
    })
  })

  test('is the last day for additions; a submitted claim loses no document', async () => {
    const { clerk, claim } = await givenFiled((clerk, draft) => givenUploaded(clerk, draft))
    const seen = await documentsOf(clerk, claim)
    expect(seen).toMatchObject({ mayAdd: true, mayChange: false })
    const removal = await clerk.delete(`/claims/${claim.id}/documents/${seen.items[0]!.id}`)
    expect(removal.json()).toMatchObject({
      status: 409,
      detail: '申报已提交，受理之前只能补充资料，不能移除或旋转',
    })
  })

  test('never stops a submission or a return', async () => {
    const { claim } = await givenFiled()
    const returned = await givenDecided(reviewer, claim, { action: 'return', reason: '缺少资料' })
    expect(returned).toMatchObject({ status: 'returned' })
  })
})

describe('purging', () => {
  const age = (days: number, set: string, where: string, id: string) =>
    product.owner.query(`update ${set} = now() - interval '${days} days'${where}`, [id])
  const deleted = async (clerk: Person, claim: ClaimView) => {
    const { version } = await nowOf(clerk, claim)
    expect((await clerk.delete(`/claims/${claim.id}?version=${version}`)).statusCode).toBe(204)
  }

  test('takes the documents of a draft that was deleted a month ago, and not yet those of yesterday', async () => {
    const [old, recent] = [await givenClaim(), await givenClaim()]
    const [gone, kept] = [await givenUploaded(old.clerk, old.claim), await givenUploaded(recent.clerk, recent.claim)]
    await deleted(old.clerk, old.claim)
    await deleted(recent.clerk, recent.claim)
    await age(31, 'claim set version = version + 1, deleted_at', ' where id = $1', old.claim.id)
    expect(await purgeDocuments('test')).toBe(1)
    expect([isOnDisk(gone.id), isOnDisk(kept.id)]).toEqual([false, true])
    expect(await product.rows('select id from document where id = any($1)', [[gone.id, kept.id]])).toEqual([
      { id: kept.id },
    ])
    expect((await deedsOf(product, old.claim.id)).at(-1)).toBe('claim.purge-documents')
    expect(await purgeDocuments('test')).toBe(0)
  })

  test('takes what was removed a month ago before anybody else could see it, and never what was filed', async () => {
    const { clerk, claim } = await givenClaim()
    const gone = await givenUploaded(clerk, claim)
    await clerk.delete(`/claims/${claim.id}/documents/${gone.id}`)
    const filed = await givenFiled((person, draft) => givenUploaded(person, draft))
    const [seen] = (await documentsOf(filed.clerk, filed.claim)).items
    await givenDecided(reviewer, filed.claim, { action: 'return', reason: '票据看不清' })
    await filed.clerk.delete(`/claims/${filed.claim.id}/documents/${seen!.id}`)
    await age(31, 'document set removed_at', ' where id = $1', gone.id)
    await product.owner.query(
      `alter table filing disable trigger append_only; alter table filing disable trigger append_only_truncate`,
    )
    await age(62, 'filing set recorded_at', ' where claim_id = $1', filed.claim.id)
    await product.owner.query(
      `alter table filing enable trigger append_only; alter table filing enable trigger append_only_truncate`,
    )
    await age(31, 'document set removed_at', ' where id = $1', seen!.id)
    expect(await purgeDocuments('test')).toBe(1)
    expect([isOnDisk(gone.id), isOnDisk(seen!.id)]).toEqual([false, true])
  })

  test('takes what is left of an upload that broke off', async () => {
    const { clerk, claim } = await givenClaim()
    const whole = installed.documents
    install({
      ...installed,
      documents: {
        ...whole,
        put: async (...given) => {
          await whole.put(...given)
          throw new Error('the power went')
        },
      },
    })
    expect((await upload(clerk, claim)).statusCode).toBe(500)
    install(installed)
    expect((await documentsOf(clerk, claim)).items).toEqual([])
    const [left] = await product.rows<{ id: string }>('select id from document where claim_id = $1', [claim.id])
    expect([isOnDisk(left!.id), await purgeDocuments('test')]).toEqual([true, 0])
    await product.owner.query(`alter table document disable trigger open_update`)
    await age(2, 'document set uploaded_at', ' where id = $1', left!.id)
    await product.owner.query(`alter table document enable trigger open_update`)
    expect([await purgeDocuments('test'), isOnDisk(left!.id)]).toEqual([1, false])
  })
})
