import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { givenBegun, givenDecided, givenDraft, givenSubmitted, nowOf, submit } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import type { VerificationView } from '@cradle/domain/wire'
import { readFile, writeFile } from 'node:fs/promises'
import { anchorFile } from '@cradle/db'
import { anchorHeads } from '#api/audit/anchor-heads.ts'

const product = await givenProduct()
const { clerk, employer, women } = await givenEmployer(product)
const [claim] = await givenSubmitted(clerk, [women[0]])
await givenDecided(await givenStaff(product, 'first-reviewer'), claim!, { action: 'return', reason: '缺少出院记录' })
const auditor = await givenStaff(product, 'auditor')

type Events = {
  items: {
    chain: number
    seq: number
    type: string
    subjectId: string | null
    payload: { reason?: string; detail?: object }
    hash: string
    actorName: string
  }[]
  nextCursor: string | null
}
const verify = async () => (await auditor.get('/audit-events/verification')).json<VerificationView>()

/** Changes what nobody may change, as the owner, past the triggers that refuse it. */
async function tamper(sql: string, values: unknown[] = []) {
  await product.owner.query('begin')
  await product.owner.query('alter table audit_event disable trigger user')
  await product.owner.query(sql, values)
  await product.owner.query('alter table audit_event enable trigger user')
  await product.owner.query('commit')
}
const chainOfEmployer = async () =>
  (await product.rows<{ chain: number }>('select audit_chain_of($1) as chain', [employer.id]))[0]!.chain

describe('the trail', () => {
  test('shows the auditor every deed, the newest first, with who did it and its place in its chain', async () => {
    const { items } = (await auditor.get('/audit-events')).json<Events>()
    const ofClaim = items.filter(({ subjectId }) => subjectId === claim!.id)
    expect(ofClaim.map(({ type }) => type)).toEqual([
      'claim.return',
      'claim.submit',
      'claim.draft-save',
      'claim.draft-save',
      'claim.draft-save',
      'claim.begin',
    ])
    expect(ofClaim[0]).toMatchObject({
      actorName: '马骏',
      payload: { detail: { reason: '缺少出院记录', from: 'submitted', to: 'returned' } },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    expect(new Set(ofClaim.map(({ chain }) => chain))).toEqual(new Set([await chainOfEmployer()]))
  })

  test('holds no number, phone or address of anybody', async () => {
    const { body } = await auditor.get('/audit-events')
    for (const value of [women[0].idNumber, women[0].cardNumber, '138']) expect(body).not.toContain(`"${value}`)
    expect(body).not.toContain(claim!.sections.contact.data.address)
  })

  test('goes on after a hundred events, each shown once', async () => {
    const { clerk, women } = await givenEmployer(product)
    await Promise.all(Array.from({ length: 110 }, () => givenBegun(clerk, women[0])))
    const seen = new Set<string>()
    let [next, pages]: [string | null, number] = ['', 0]
    while (next !== null) {
      const page: Events = (await auditor.get(`/audit-events${next && `?cursor=${next}`}`)).json<Events>()
      for (const { chain, seq } of page.items) seen.add(`${chain}.${seq}`)
      next = page.nextCursor
      pages++
    }
    const [{ count }] = (await product.rows<{ count: number }>('select count(*)::int as count from audit_event')) as [
      { count: number },
    ]
    expect([seen.size, pages]).toEqual([count, Math.ceil(count / 100)])
  })

  test.each([
    'WyIx',
    Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', '1', '1'])).toString('base64url'),
    Buffer.from(JSON.stringify(['2026-11-05T01:00:00Z', '999', '1; drop'])).toString('base64url'),
  ])('refuses the altered cursor %s', async (cursor) => {
    expect((await auditor.get(`/audit-events?cursor=${cursor}`)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/cursor' }],
    })
  })

  test('leaves with what it records or not at all: a refused deed is no event', async () => {
    const before = await product.rows('select from audit_event')
    expect((await clerk.post(`/claims/${claim!.id}/recall`, { version: 1 })).statusCode).toBe(409)
    expect((await clerk.post('/claims', { personId: women[1].id })).statusCode).toBe(422)
    expect(await product.rows('select from audit_event')).toHaveLength(before.length)
  })
})

test('a deed whose event cannot be written does not happen', async () => {
  const { clerk, women } = await givenEmployer(product)
  const draft = await givenDraft(clerk, women[0])
  const elsewhere = await product.rows('select from claim')
  await product.owner.query('alter table audit_chain rename to audit_chain_away')
  const refused = [
    await clerk.post('/claims', { personId: women[1].id }),
    await submit(clerk, [draft]),
    await clerk.delete(`/claims/${draft.id}?version=${draft.version}`),
  ]
  await product.owner.query('alter table audit_chain_away rename to audit_chain')
  expect(statusesOf(refused)).toEqual([500, 500, 500])
  expect(await product.rows('select from claim')).toHaveLength(elsewhere.length)
  expect(await nowOf(clerk, draft)).toEqual(draft)
})

describe('verification', () => {
  // Each test finds the trail as it was before the one before it tampered with it.
  beforeEach(async () => {
    await product.owner.query('create temporary table kept_event as table audit_event')
    await product.owner.query('create temporary table kept_chain as table audit_chain')
  })
  afterEach(async () => {
    await tamper('delete from audit_event')
    await product.owner.query('delete from audit_chain')
    await product.owner.query('insert into audit_event table kept_event')
    await product.owner.query('insert into audit_chain table kept_chain')
    await product.owner.query('drop table kept_event, kept_chain')
  })
  test('finds the trail whole, and counts it', async () => {
    const [{ count }] = (await product.rows<{ count: number }>('select count(*)::int as count from audit_event')) as [
      { count: number },
    ]
    expect(await verify()).toMatchObject({ ok: true, firstFault: null, events: count })
  })

  test('does so while others write', async () => {
    const { clerk, women } = await givenEmployer(product)
    const writing = Promise.all(Array.from({ length: 30 }, () => givenBegun(clerk, women[0])))
    const verdicts = await Promise.all(Array.from({ length: 6 }, verify))
    await writing
    expect(verdicts.map(({ ok, firstFault }) => [ok, firstFault])).toEqual(verdicts.map(() => [true, null]))
  })

  // By chain, not by employer: two employers may share one.
  test.each([
    [
      'an altered payload',
      `update audit_event set payload = replace(payload, 'claim.submit', 'claim.accept') where type = 'claim.submit' and scope_id = $1`,
      expect.any(Number),
      'altered',
    ],
    [
      'a name rewritten beside an untouched payload',
      `update audit_event set actor_name = '别人' where type = 'claim.submit' and scope_id = $1`,
      expect.any(Number),
      'altered',
    ],
    ['an event taken out', `delete from audit_event where seq = 2 and chain = audit_chain_of($1)`, 2, 'removed'],
    [
      'the last event taken off',
      `delete from audit_event where (chain, seq) in (select chain, max(seq) from audit_event where chain = audit_chain_of($1) group by 1)`,
      expect.any(Number),
      'removed',
    ],
    [
      'an event put in after the last',
      `insert into audit_event select chain, seq + 1, recorded_at + interval '1 second', business_on, agency_id, scope_id, type, subject_kind, subject_id, membership_id, actor_name, role, request_id, payload, hash, sha256(hash) from audit_event where chain = audit_chain_of($1) order by seq desc limit 1`,
      expect.any(Number),
      'altered',
    ],
    [
      'two events exchanged, numbers and all',
      `update audit_event set seq = 5 - seq where chain = audit_chain_of($1) and seq in (2, 3)`,
      2,
      're-ordered',
    ],
    [
      'a head moved elsewhere',
      `update audit_chain set hash = sha256('x') where chain = audit_chain_of($1)`,
      expect.any(Number),
      'head-mismatch',
    ],
    [
      'a head set back to the beginning',
      `update audit_chain set seq = 0, hash = '' where chain = audit_chain_of($1)`,
      1,
      'inserted',
    ],
    [
      'the head of another chain',
      `update audit_chain set (seq, hash) = (select seq, hash from audit_chain where chain = 256) where chain = audit_chain_of($1)`,
      expect.any(Number),
      expect.stringMatching('removed|inserted|head-mismatch'),
    ],
    ['a head taken away', `delete from audit_chain where chain = audit_chain_of($1)`, 1, 'inserted'],
  ])('names %s', async (_what, sql, seq, fault) => {
    await tamper(sql, [employer.id])
    expect(await verify()).toMatchObject({ ok: false, firstFault: { chain: await chainOfEmployer(), seq, fault } })
  })

  test('can be watched: how far it is, and last what it found', async () => {
    const { payload, headers } = await product.app.inject({
      url: '/api/v1/audit-events/verification',
      headers: { authorization: `Bearer ${auditor.session.accessToken}`, accept: 'application/x-ndjson' },
    })
    expect(headers['content-type']).toBe('application/x-ndjson')
    const lines = payload
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const { events } = await verify()
    expect(lines.slice(0, -1).at(-1)).toEqual({ verified: events, total: events })
    expect(lines.at(-1)).toMatchObject({ verdict: { ok: true, events, firstFault: null } })
  })

  test('is not for those who write the trail', async () => {
    expect((await clerk.get('/audit-events/verification')).statusCode).toBe(403)
  })
})

test('nobody changes the trail: not the product, and not its owner by accident', async () => {
  await expect(product.owner.query(`update audit_event set payload = ''`)).rejects.toThrow('append-only')
  await expect(product.owner.query('delete from audit_event')).rejects.toThrow('append-only')
  await expect(product.owner.query('truncate audit_event')).rejects.toThrow('append-only')
})

test('a save that begins nothing new is recorded with the draft it belongs to', async () => {
  const { clerk, women } = await givenEmployer(product)
  const draft = await givenDraft(clerk, women[0])
  const { items } = (await auditor.get('/audit-events')).json<Events>()
  expect(items.find(({ subjectId }) => subjectId === draft.id)).toMatchObject({ type: 'claim.draft-save' })
})

/** Rewrites the employer's chain with every hash and its head recomputed, as whoever owns the database could. */
async function rewriteAll(change: string) {
  const chain = await chainOfEmployer()
  await tamper(`do $$
    declare place record; last bytea := '';
    begin
      update audit_event set ${change} where chain = ${chain};
      for place in select seq from audit_event where chain = ${chain} order by seq loop
        update audit_event set prev = last, hash = sha256(last || convert_to(chain || chr(10) || seq || chr(10)
          || to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || chr(10) || payload, 'UTF8'))
        where chain = ${chain} and seq = place.seq returning hash into last;
      end loop;
      update audit_chain set hash = last where chain = ${chain};
    end $$`)
}

describe('the anchors', () => {
  const rename = `payload = replace(payload, '吴静', '别人'), actor_name = replace(actor_name, '吴静', '别人')`
  const back = `payload = replace(payload, '别人', '吴静'), actor_name = replace(actor_name, '别人', '吴静')`

  test('catch a trail that was rewritten with every hash recomputed, which its own hashes do not', async () => {
    await rewriteAll(rename)
    expect(await verify()).toMatchObject({ ok: true, anchors: { lines: 0, lastAt: null } })
    await rewriteAll(back)
    await anchorHeads('a test')
    expect(await verify()).toMatchObject({ ok: true, anchors: { lines: 1, lastAt: expect.any(String) as string } })
    await rewriteAll(rename)
    expect(await verify()).toMatchObject({
      ok: false,
      firstFault: { chain: await chainOfEmployer(), fault: 'rewritten' },
      anchors: { firstFault: null },
    })
    await rewriteAll(back)
    expect(await verify()).toMatchObject({ ok: true })
  })

  test('are compared with what the trail recorded of them', async () => {
    await anchorHeads('a test')
    const file = anchorFile(product.anchorFolder)
    const written = await readFile(file, 'utf8')
    const [first] = written.split('\n')
    await writeFile(file, `${first}\n`)
    expect(await verify()).toMatchObject({
      ok: false,
      firstFault: null,
      anchors: { firstFault: { line: 2, fault: 'cut-off' } },
    })
    await writeFile(file, written.replace('"n":2', '"n":3'))
    expect(await verify()).toMatchObject({ ok: false, anchors: { firstFault: { line: 2, fault: 'altered' } } })
    await writeFile(file, written)
    expect(await verify()).toMatchObject({ ok: true, anchors: { lines: 2, firstFault: null } })
  })

  test('are written by many at once one after the other', async () => {
    const written = await Promise.all(Array.from({ length: 5 }, () => anchorHeads('a test')))
    expect(written.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7])
    expect(await verify()).toMatchObject({ ok: true, anchors: { lines: 7 } })
  })

  test('still do after another day was anchored over it, and after it was written back', async () => {
    await rewriteAll(rename)
    await anchorHeads('a test')
    expect(await verify()).toMatchObject({ ok: false, firstFault: { fault: 'rewritten' } })
    await rewriteAll(back)
    expect(await verify()).toMatchObject({ ok: false, firstFault: { fault: 'rewritten' } })
  })
})
