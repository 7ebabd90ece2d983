import { holderPlace } from '@cradle/db'
import type { DraftAnswers } from '@cradle/domain/claim'
import type { ClaimView, FindingView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { keepChargeDistribution } from '#api/jobs/charge-distribution.ts'
import {
  answersWith,
  givenDraft,
  givenExplained,
  givenSaved,
  nowOf,
  payeeOf,
  submit,
  trailOf,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenStaff, type Insured, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')
const auditor = await givenStaff(product, 'auditor')

const [stay] = answersWith().stay.stays!
/** Born two days before she was admitted: possible, and unusual. */
const bornOnTheWay = () =>
  answersWith({
    stay: { stays: [{ ...stay, kind: 'inpatient', admittedOn: '2026-10-22', dischargedOn: '2026-10-25' }] },
  })
const warning = '生育日期 2026-10-20 不在任何一次住院或就诊之内（2026-10-22 至 2026-10-25）'
/** The bills of such a birth are dated within its stay. */
const onTheWay = (): DraftAnswers => {
  const answers = bornOnTheWay()
  const [bill] = answers.charges.invoices!
  return { ...answers, charges: { ...answers.charges, invoices: [{ ...bill, issuedOn: '2026-10-25' }] } }
}

const said = (findings: FindingView[]) => findings.map(({ code, level, message }) => `${level} ${code} ${message}`)
/** Gives a reason for a warning as the page does. */
function explain(
  clerk: Person,
  claim: ClaimView,
  finding: FindingView,
  reason: string,
  version = finding.reason!.version,
) {
  const { section, code, pointer, message } = finding
  return clerk.put(`/claims/${claim.id}/finding-reasons`, { section, code, pointer, message, version, reason })
}

/** A complete claim, every warning given a reason, filed; answers it as the reviewer sees it. */
async function filed(clerk: Person, woman: Pick<Insured, 'id'>, answers = answersWith()) {
  const draft = await givenDraft(clerk, woman, answers)
  return send(clerk, draft)
}

async function send(clerk: Person, draft: ClaimView) {
  const claim = await givenExplained(clerk, draft)
  const answer = await submit(clerk, [claim])
  if (answer.statusCode !== 201) throw new Error(`nothing was submitted: ${answer.body}`)
  return nowOf(reviewer, claim)
}

describe('a warning asks its clerk for a reason', () => {
  test('stops the submission without one, and is filed with it', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], onTheWay())
    expect(said(draft.findings)).toEqual([`warn A12 ${warning}`])
    expect(draft.isComplete).toBe(false)
    const refused = await submit(clerk, [draft])
    expect(refused.json()).toMatchObject({
      status: 422,
      type: '/problems/claims-incomplete',
      errors: [
        {
          pointer: `/claims/${draft.id}/sections/event/data/eventOn`,
          code: 'A12',
          message: `请说明原因：${warning}`,
        },
      ],
    })

    const [finding] = draft.findings
    const explained = (await explain(clerk, draft, finding!, '  途中分娩，次日入院 ')).json<ClaimView>()
    expect(explained.findings).toMatchObject([{ reason: { text: '途中分娩，次日入院', version: 1 } }])
    expect(explained).toMatchObject({ isComplete: true, version: draft.version + 1 })
    expect((await submit(clerk, [explained])).statusCode).toBe(201)
    for (const reader of [reviewer, auditor])
      expect((await nowOf(reader, draft)).findings).toContainEqual({
        code: 'A12',
        level: 'warn',
        section: 'event',
        pointer: '/eventOn',
        message: warning,
        reason: { text: '途中分娩，次日入院', version: 1 },
      })
  })

  test('is counted among what a draft misses, until it has one', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], onTheWay())
    const missing = async () => (await clerk.get('/claims')).json<{ items: { missing: number }[] }>().items[0]!.missing
    expect(await missing()).toBe(1)
    const explained = (await explain(clerk, draft, draft.findings[0]!, '途中分娩')).json<ClaimView>()
    expect(await missing()).toBe(0)
    await explain(clerk, explained, explained.findings[0]!, '')
    expect(await missing()).toBe(1)
  })

  test('is on record, the words as a keyed hash', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], onTheWay())
    await explain(clerk, draft, draft.findings[0]!, '途中分娩')
    const deed = (await trailOf(product, draft.id)).at(-1)!
    expect(deed).toMatchObject({ type: 'claim.finding-reason', payload: { detail: { code: 'A12', section: 'event' } } })
    expect(JSON.stringify(deed)).not.toContain('途中分娩')
  })

  test('asks anew when what was found has changed, and remembers the reason for what it was', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], onTheWay())
    const explained = (await explain(clerk, draft, draft.findings[0]!, '途中分娩')).json<ClaimView>()
    const { event } = onTheWay()
    const moved = await givenSaved(clerk, explained, 'event', { ...event, eventOn: '2026-10-19' })
    expect(moved.findings).toMatchObject([{ code: 'A12', reason: { text: null, version: 0 } }])
    expect(await explain(clerk, moved, draft.findings[0]!, '途中分娩')).toMatchObject({ statusCode: 409 })
    const back = await givenSaved(clerk, moved, 'event', draft.sections.event.data)
    expect(back.findings).toMatchObject([{ reason: { text: '途中分娩', version: 1 } }])
  })

  test('takes one of two reasons given at once, and shows it to the other', async () => {
    const { clerk, admin, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], onTheWay())
    const [finding] = draft.findings
    expect((await explain(clerk, draft, finding!, '途中分娩')).statusCode).toBe(200)
    expect((await explain(clerk, draft, finding!, '途中分娩')).statusCode).toBe(200)
    const late = await explain(admin, draft, finding!, '日期按出生证明')
    expect(late.json()).toMatchObject({
      status: 409,
      type: '/problems/finding-changed',
      errors: [{ message: '现在的原因是“途中分娩”，请核对后再保存' }],
    })
  })

  test.each([
    ['more than 200 characters', { reason: '因'.repeat(201) }],
    ['a code that is none', { code: 'A1' }],
    ['another field', { level: 'flag' }],
  ])('refuses %s', async (_, change) => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], onTheWay())
    const { section, code, pointer, message } = draft.findings[0]!
    const body = { section, code, pointer, message, version: 0, reason: '途中分娩', ...change }
    expect((await clerk.put(`/claims/${draft.id}/finding-reasons`, body)).statusCode).toBe(400)
  })

  test('is nobody else’s to explain, and nothing can be explained that was not found', async () => {
    const { clerk, women } = await givenEmployer(product)
    const other = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], onTheWay())
    const [finding] = draft.findings
    expect((await explain(other.clerk, draft, finding!, '途中分娩')).statusCode).toBe(404)
    expect((await explain(reviewer, draft, finding!, '途中分娩')).statusCode).toBe(403)
    expect((await explain(clerk, draft, { ...finding!, code: 'A11' }, '途中分娩')).statusCode).toBe(409)
    const sent = await filed(clerk, women[1], onTheWay())
    expect((await explain(clerk, sent, finding!, '途中分娩')).json()).toMatchObject({ type: '/problems/claim-frozen' })
  })
})

describe('a draft is held against its own employer’s claims', () => {
  test('at once where it is begun with all its answers', async () => {
    const { clerk, women } = await givenEmployer(product)
    const { event, contact, stay, charges } = answersWith()
    const whole = { personId: women[0].id, event, contact, stay, charges }
    const begin = async (body: object) => (await clerk.post('/claims', body)).json<ClaimView>()
    const one = await begin(whole)
    expect(one).toMatchObject({ version: 1, findings: [] })
    const twin = await begin(whole)
    expect(said(twin.findings)).toEqual([
      `warn A05 本单位的申报单 ${one.number} 为同一人的同一事由申请了同样的待遇`,
      `warn A03 票据 ${charges.invoices![0]!.number} 在本单位的申报单 ${one.number} 中也有`,
    ])
    expect((await nowOf(clerk, twin)).findings).toEqual(twin.findings)
  })

  test('the same bill, the same event, the order of births', async () => {
    const { clerk, women } = await givenEmployer(product)
    const answers = answersWith({ event: { birthOrder: 2 } })
    const one = await givenDraft(clerk, women[0], answers)
    const twin = await givenDraft(clerk, women[0], answers)
    const [bill] = answers.charges.invoices!
    expect(said(twin.findings)).toEqual([
      `warn A05 本单位的申报单 ${one.number} 为同一人的同一事由申请了同样的待遇`,
      `warn A03 票据 ${bill!.number} 在本单位的申报单 ${one.number} 中也有`,
    ])
    expect((await nowOf(clerk, one)).findings).toHaveLength(2)
    await clerk.delete(`/claims/${twin.id}?version=${(await nowOf(clerk, twin)).version}`)
    expect((await nowOf(clerk, one)).findings).toEqual([])
    const earlier = await givenDraft(
      clerk,
      women[0],
      answersWith({ event: { birthOrder: 3 } }, { eventOn: '2024-03-01' }),
    )
    expect(said(earlier.findings).filter((finding) => finding.includes('A21'))).toEqual([
      `warn A21 生育次数为 3，申报单 ${one.number} 中 2026-10-20 的生育次数为 2`,
    ])
  })

  test('never against another’s', async () => {
    const [{ clerk, women }, other] = [await givenEmployer(product), await givenEmployer(product)]
    const answers = answersWith()
    await filed(clerk, women[0], answers)
    const twin = await givenDraft(other.clerk, other.women[0], answers)
    expect(twin.findings).toEqual([])
    expect((await submit(other.clerk, [twin])).json()).toMatchObject({ status: 409, type: '/problems/invoice-taken' })
  })
})

describe('what is found across employers', () => {
  /** A woman who changed employer, and what her first employer filed for her. */
  async function givenChanger() {
    const [first, second] = [await givenEmployer(product), await givenEmployer(product)]
    const woman = await givenInsured(product, first.employer.id, { name: '郭晓', until: '2026-09-01' })
    await product.owner.query(
      `insert into enrolment (id, person_id, employer_id, agency_id, person_type, valid_from)
       values (gen_random_uuid(), $1, $2, $3, '1101', '2026-09-01')`,
      [woman.id, second.employer.id, product.agencyId],
    )
    return { first, second, woman }
  }

  test('births too close, their order, stays at once: for the reviewer, in words, with the other claim', async () => {
    const { first, second, woman } = await givenChanger()
    const before = answersWith({ event: { birthOrder: 2 } }, { eventOn: '2026-08-20' })
    const earlier = await filed(first.clerk, woman, before)
    const overlapping = [
      { ...stay, kind: 'inpatient', admittedOn: '2026-08-21', dischargedOn: '2026-08-25' },
      { ...stay, kind: 'inpatient', admittedOn: '2026-10-19', dischargedOn: '2026-10-23' },
    ]
    const draft = await givenDraft(
      second.clerk,
      woman,
      answersWith({ event: { birthOrder: 1 }, stay: { stays: overlapping } }),
    )
    const flags = (await send(second.clerk, draft)).findings.filter(({ level }) => level === 'flag')
    expect(flags.map(({ code }) => code)).toEqual(expect.arrayContaining(['A06', 'A21']))
    expect(said(flags)).toContain(`flag A06 与申报单 ${earlier.number} 的生育（2026-08-20）相隔 61 天，不足 180 天`)
    expect(flags.find(({ code }) => code === 'A06')!.claims).toEqual([earlier.number])
    // Her earlier employer is asked nothing, and told nothing.
    expect((await nowOf(first.clerk, earlier)).findings).toEqual([])
  })

  test('one account of three persons; two say nothing, an employer’s is none', async () => {
    const { clerk, women } = await givenEmployer(product)
    const other = await givenEmployer(product)
    const flagOf = (claim: ClaimView) =>
      claim.findings.filter(({ code, pointer }) => code === 'A30' && pointer === '/accountNumber')
    const paid = (woman: Insured) => answersWith({ payee: payeeOf(woman, '6217000010000000003') })
    const drafts = [
      await givenDraft(clerk, women[0], paid(women[0])),
      await givenDraft(clerk, women[1], paid(women[1])),
    ]
    expect((await submit(clerk, drafts)).statusCode).toBe(201)
    for (const draft of drafts) expect(flagOf(await nowOf(reviewer, draft))).toEqual([])
    const third = await filed(other.clerk, other.women[0], paid(other.women[0]))
    expect(flagOf(third).map(({ message }) => message)).toEqual([
      `同一账户用于 3 名参保人，达到 3 人，另见申报单 ${drafts.map(({ number }) => number).join('、')}`,
    ])
  })

  test('enrolled shortly before the birth', async () => {
    const { clerk, employer } = await givenEmployer(product)
    const late = await givenInsured(product, employer.id, { name: '孙晓', from: '2026-08-01' })
    expect(said((await filed(clerk, late)).findings)).toContain(
      'flag A23 2026-08-01 起参保，距 2026-10-20 不足 3 个月，此前没有参保',
    )
    const { second, woman } = await givenChanger()
    expect((await filed(second.clerk, woman)).findings.filter(({ code }) => code === 'A23')).toEqual([])
  })

  test('an employer of whose insured more than half claimed', async () => {
    const { clerk, women } = await givenEmployer(product)
    const drafts = []
    for (const woman of women) drafts.push(await givenDraft(clerk, woman))
    expect((await submit(clerk, drafts)).statusCode).toBe(201)
    for (const draft of drafts)
      expect(said((await nowOf(reviewer, draft)).findings)).toContain(
        'flag A24 单位近 12 个月申报 3 人次，参保 4 人，超过 50%',
      )
  })

  test('the clerk herself, and a namesake of the legal representative', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const [own] = await product.rows<{ holder: string }>('select holder_id as holder from account where id = $1', [
      clerk.session.me.account.id,
    ])
    const sealed = product.keys.vault.seal(women[0].idNumber, holderPlace(own!.holder))
    const found = product.keys.vault.searchHash('id-card', women[0].idNumber)
    await product.owner.query(
      'update account_holder set id_hash = $2, hash_key_id = $3, id_ciphertext = $4, key_id = $5 where id = $1',
      [own!.holder, found.hash, found.hashKeyId, sealed.ciphertext, sealed.keyId],
    )
    await product.owner.query('update employer_version set legal_representative = $2 where employer_id = $1', [
      employer.id,
      women[1].name,
    ])
    const drafts = [await givenDraft(clerk, women[0]), await givenDraft(clerk, women[1])]
    expect((await submit(clerk, drafts)).statusCode).toBe(201)
    const flags = await Promise.all(
      drafts.map(async (draft) => said((await nowOf(reviewer, draft)).findings).filter((flag) => flag.includes('A26'))),
    )
    expect(flags).toEqual([
      ['flag A26 参保人的身份证号与单位经办人或管理员相同'],
      ['flag A26 参保人的姓名与单位法定代表人相同，请核对是否为同一人'],
    ])
  })

  test('a bill alike in hospital, day and amount', async () => {
    const [{ clerk, women }, other] = [await givenEmployer(product), await givenEmployer(product)]
    const answers = answersWith()
    const one = await filed(clerk, women[0], answers)
    const [bill] = answers.charges.invoices!
    const alike = { ...answers, charges: { ...answers.charges, invoices: [{ ...bill, number: '9999999999' }] } }
    expect(said((await filed(other.clerk, other.women[0], alike)).findings).join()).toContain(
      `flag A03 票据 9999999999 与申报单 ${one.number} 的一张票据医院`,
    )
  })

  test('a total far from those of its hospital and method, as the job last kept them', async () => {
    const answers = () => answersWith({ event: { delivery: 'natural', assistance: null } })
    const code = (given: DraftAnswers) => given.stay.stays![0]!.hospitalCode!
    const { clerk, women } = await givenEmployer(product)
    await filed(clerk, women[0])
    await keepChargeDistribution('a test')
    expect((await product.rows('select from charge_distribution')).length).toBeGreaterThan(0)
    const costly = answers()
    await product.owner.query(
      `insert into charge_distribution (agency_id, hospital_code, method, claims, median_fen, p99_fen)
       values ($1, $2, 'birth:natural', 20, 10000, 20000)
       on conflict (agency_id, hospital_code, method) do update set claims = 20, median_fen = 10000, p99_fen = 20000`,
      [product.agencyId, code(costly)],
    )
    const other = await givenEmployer(product)
    expect(said((await filed(other.clerk, other.women[0], costly)).findings).join()).toMatch(
      /flag A17 医疗费总额 [\d,.]+ 元，高于.+同类 20 份申报的 99%（200\.00 元）/,
    )
  })
})

describe('who files learns nothing of flags', () => {
  test('neither from any answer, nor from the database itself', async () => {
    const { clerk, admin, women, employer } = await givenEmployer(product)
    const drafts = []
    for (const woman of women) drafts.push(await givenDraft(clerk, woman))
    const batch = await submit(clerk, drafts)
    expect((await nowOf(reviewer, drafts[0]!)).findings.some(({ level }) => level === 'flag')).toBe(true)
    for (const person of [clerk, admin])
      for (const path of ['/claims', '/submissions', '/month', ...drafts.map(({ id }) => `/claims/${id}`)]) {
        const { body } = await person.get(path)
        expect(body).not.toMatch(/"flag"|A24|超过 50%/)
      }
    expect(batch.body).not.toMatch(/"flag"|A24/)
    const rows = await product.rows<{ findings: object[] }>('select findings from filing where scope_id = $1', [
      employer.id,
    ])
    expect(rows.map(({ findings }) => findings)).toEqual([[], [], []])
    for (const table of ['filing_flag', 'filing_account', 'charge_distribution']) {
      await product.owner.query('begin; set local role cradle_employer')
      await expect(product.owner.query(`select from ${table}`)).rejects.toThrow('permission denied')
      await product.owner.query('rollback')
    }
  })

  test('nor may flags be made of a filing of before, or of another employer', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const claim = await filed(clerk, women[0])
    const [filing] = await product.rows<{ id: string }>('select id from filing where claim_id = $1', [claim.id])
    const count = async () => (await product.rows('select from filing_flag where filing_id = $1', [filing!.id])).length
    const before = await count()
    await product.owner.query('begin; set local role cradle_employer')
    await product.owner.query(`select set_config('cradle.scope', $1, true), set_config('cradle.agency', $2, true)`, [
      employer.id,
      product.agencyId,
    ])
    await product.owner.query(`select flag_filings(array[$1::uuid], $2, '{}')`, [
      filing!.id,
      JSON.stringify([{ filing_id: filing!.id, finding: { code: 'A99' } }]),
    ])
    await product.owner.query('commit')
    expect(await count()).toBe(before)
  })
})
