import { type Database, openDatabase } from '@cradle/db'
import type { DryRunView, SubmissionView } from '@cradle/domain/wire'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import {
  answersWith,
  givenBegun,
  givenDraft,
  givenExplained,
  givenSaved,
  givenSubmitted,
  nowOf,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, type Person } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'
import { certificationText } from '@cradle/domain/wire'

const product = await givenProduct()
afterEach(() => product.freeze(MORNING))

const ticked = (claims: { id: string; version: number }[]) => claims.map(({ id, version }) => ({ id, version }))
const dryRun = async (clerk: Person, claims: { id: string; version: number }[]) =>
  (await clerk.post('/submissions/dry-run', { claims: ticked(claims) })).json<DryRunView>()

describe('a dry run', () => {
  test('counts a claim with an unexplained warning among those that cannot be sent, and then among the warned', async () => {
    const { clerk, women } = await givenEmployer(product)
    const unusual = await givenDraft(clerk, women[0], answersWith({ event: { eventOn: '2026-10-01' } }))
    expect(unusual.findings.map(({ level }) => level)).toEqual(['warn'])
    expect(await dryRun(clerk, [unusual])).toMatchObject({ checked: 1, blocked: 1, warned: 0 })
    const explained = await givenExplained(clerk, unusual)
    expect(await dryRun(clerk, [explained])).toMatchObject({ checked: 1, blocked: 0, warned: 1 })
  })

  test('tells every error of every claim at once, each at its field, and changes nothing', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const begun = await givenBegun(clerk, women[0])
    const late = await givenSaved(clerk, await givenDraft(clerk, women[1]), 'event', {
      ...answersWith().event,
      eventOn: '2026-11-30',
    })
    const ready = await givenDraft(clerk, women[2])
    const before = await product.rows('select count(*) as n from audit_event where scope_id = $1', [employer.id])
    const { claims, ...counts } = await dryRun(clerk, [begun, late, ready])
    expect(counts).toEqual({ checked: 3, blocked: 2, warned: 0 })
    expect(claims.map(({ id, number, personName }) => [id, number, personName])).toEqual([
      [begun.id, begun.number, '陈思远'],
      [late.id, late.number, '欧阳若兰'],
      [ready.id, ready.number, '林喆'],
    ])
    expect(claims[0]!.findings.length).toBe(begun.findings.length)
    expect(claims[1]!.findings).toContainEqual(
      expect.objectContaining({ level: 'block', section: 'event', pointer: '/eventOn' }),
    )
    expect(claims[2]!.findings).toEqual([])
    expect(await nowOf(clerk, ready)).toEqual(ready)
    expect(await nowOf(clerk, late)).toEqual(late)
    expect(await product.rows('select count(*) as n from audit_event where scope_id = $1', [employer.id])).toEqual(
      before,
    )
    expect(await product.rows('select from submission where employer_id = $1', [employer.id])).toEqual([])
  })

  test('says of what was sent, changed or deleted since only that; of somebody else’s that it is not there', async () => {
    const { clerk, women } = await givenEmployer(product)
    const stranger = await givenEmployer(product)
    const foreign = await givenDraft(stranger.clerk, stranger.women[0])
    const [sent] = await givenSubmitted(clerk, [women[0]])
    await product.freeze('2026-12-02T09:00:00+08:00')
    const changed = await givenDraft(clerk, women[1])
    await givenSaved(clerk, changed, 'contact', { ...changed.sections.contact.data, address: '变更后的地址' })
    const { claims, blocked } = await dryRun(clerk, [sent!, changed, foreign])
    expect(blocked).toBe(3)
    expect(claims.map(({ refusal }) => refusal)).toEqual([
      `申报单 ${sent!.number}（陈思远）已经申报`,
      `申报单 ${changed.number}（欧阳若兰）在勾选后有修改，请核对后重新勾选`,
      '这份申报单不存在',
    ])
    expect(claims[2]).toEqual({
      id: foreign.id,
      number: null,
      personName: null,
      refusal: '这份申报单不存在',
      findings: [],
    })
  })

  test('may be made outside the window and after the month was submitted', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0])
    await product.freeze('2026-11-20T09:00:00+08:00')
    expect(await dryRun(clerk, [draft])).toMatchObject({ checked: 1, blocked: 0 })
  })

  test.each([
    ['nothing', [], '请先勾选要申报的申报单'],
    ['10,001 claims', Array.from({ length: 10_001 }, (_, n) => claimNo(n)), '一次最多申报 2000 份'],
    ['a claim twice', [claimNo(1), claimNo(1)], '同一份申报单勾选了两次'],
    ['a version that is none', [{ ...claimNo(1), version: 0 }], '版本号不正确'],
    ['an id that is none', [{ id: 'x', version: 1 }], '编号格式不正确'],
  ])('of %s is refused in one sentence', async (_what, claims, message) => {
    const { clerk } = await givenEmployer(product)
    const refused = await clerk.post('/submissions/dry-run', { claims })
    expect([
      refused.statusCode,
      refused.json<{ errors: { message: string }[] }>().errors.map((one) => one.message),
    ]).toEqual([400, [message]])
  })
})

const claimNo = (n: number) => ({ id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, version: 1 })

/** An employer with so many complete drafts, each made by the first’s rows. */
async function givenManyDrafts(count: number) {
  const { clerk, employer } = await givenEmployer(product)
  const drafts: { id: string; version: number }[] = []
  for (let n = 0; n < count; n++) {
    const woman = await givenInsured(product, employer.id, { name: `批量${n}` })
    drafts.push(await givenDraft(clerk, woman))
  }
  return { clerk, employer, drafts }
}

const door = await openDatabase({ url: product.loginUrl, onConnectionError: () => undefined })
afterAll(() => door.close())
/** The same door, whose reading of claims waits at the second batch until it is let through. */
function halting() {
  const gate = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  let reads = 0
  const database: Database = {
    ...door,
    inScope: (caller, use) =>
      door.inScope(caller, (db) =>
        use({
          ...db,
          get prisma() {
            return db.prisma
          },
          query: async (statement, values) => {
            if (statement.name === 'claim.read' && ++reads === 2) {
              reached.resolve()
              await gate.promise
            }
            return db.query(statement, values)
          },
        }),
      ),
  }
  return { database, letOn: () => gate.resolve(), reached: reached.promise }
}

describe('a deed that is watched', () => {
  test('counts the claims that the server has checked: where the checks stand still, so does the count', async () => {
    const { clerk, drafts } = await givenManyDrafts(60)
    const { database, letOn, reached } = halting()
    product.serveThrough(database)
    const address = await product.app.listen({ port: 0, host: '127.0.0.1' })
    const lines: unknown[] = []
    try {
      const response = await fetch(`${address}/api/v1/submissions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${clerk.session.accessToken}`,
          accept: 'application/x-ndjson',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ period: '2026-11', claims: ticked(drafts), certification: certificationText }),
      })
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson'])
      const reading = (async () => {
        let rest = ''
        for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
          const whole = (rest + piece).split('\n')
          rest = whole.pop() ?? ''
          lines.push(...whole.map((line) => JSON.parse(line) as unknown))
        }
      })()
      await reached
      await vi.waitFor(() => expect(lines).toEqual([{ checked: 50, total: 60 }]))
      // While other requests come and go, this one does not move.
      product.serveThrough(door)
      for (let n = 0; n < 5; n++) await clerk.get('/month')
      expect(lines).toEqual([{ checked: 50, total: 60 }])
      letOn()
      await reading
      expect(lines.slice(0, 2)).toEqual([
        { checked: 50, total: 60 },
        { checked: 60, total: 60 },
      ])
      expect(lines[2]).toMatchObject({
        answer: { claimCount: 60, period: '2026-11' } satisfies Partial<SubmissionView>,
      })
      expect(lines).toHaveLength(3)
    } finally {
      letOn()
      product.serveThrough(door)
    }
  }, 120_000)

  test('ends with why it was refused, as RFC 9457 says it', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0])
    await product.freeze('2026-11-20T09:00:00+08:00')
    const answer = await clerk.post(
      '/submissions',
      { period: '2026-12', claims: ticked([draft]), certification: certificationText },
      { accept: 'application/x-ndjson' },
    )
    const [line] = answer.body.trim().split('\n')
    expect(JSON.parse(line!)).toMatchObject({
      problem: {
        type: '/problems/submission-closed',
        status: 422,
        errors: [{ pointer: '/period', message: '2026-12 期的申报 2026-12-01 00:00 开始' }],
      },
    })
  })

  test('a dry run too', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0])
    const answer = await clerk.post(
      '/submissions/dry-run',
      { claims: ticked([draft]) },
      { accept: 'application/x-ndjson' },
    )
    expect(
      answer.body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([{ checked: 1, total: 1 }, { answer: { checked: 1, blocked: 0, warned: 0 } }])
  })
})

test('nothing personal reached the log', () => {
  const log = product.log.join('')
  for (const value of product.personal) expect(log).not.toContain(value)
})
