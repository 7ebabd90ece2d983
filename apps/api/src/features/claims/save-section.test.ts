import { describe, expect, test } from 'vitest'
import {
  answersWith,
  givenBegun,
  givenDraft,
  givenExplained,
  givenSaved,
  nowOf,
  operationWith,
  trailOf,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenSession, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women } = await givenEmployer(product)
const [woman] = women
const PHONE = '13831159265'
const SPOUSE = '130102198811150015'
const ADDRESS = '石家庄市和平西路 88 号'
for (const value of [PHONE, SPOUSE]) product.personal.add(value)

const save = (claimId: string, section: string, version: number, data: object, by = clerk) =>
  by.patch(`/claims/${claimId}`, { section, version, data })

describe('saving a section', () => {
  test('answers the claim as it is read afterwards, with its benefit and findings', async () => {
    const { event, stay, charges } = answersWith()
    const begun = await givenBegun(clerk, woman)
    for (const [section, data] of Object.entries({ event, stay, charges })) {
      const saved = (await save(begun.id, section, begun.sections[section as 'event'].version, data)).json<object>()
      expect(saved).toEqual(await nowOf(clerk, begun))
    }
    expect((await nowOf(clerk, begun)).benefit.breakdown).toMatchObject({ medicalFen: expect.any(Number) as number })
  })

  test('keeps what is half typed exactly as it was typed', async () => {
    const claim = await givenBegun(clerk, woman)
    const typed = {
      event: {
        kind: 'birth',
        eventOn: '2026-1',
        fetuses: '两',
        gestationWeeks: 39,
        birthOrder: null,
        operations: ['??'],
      },
      contact: {
        phone: '138',
        address: ' 中山路 ',
        spouseGiven: true,
        spouseName: '',
        spouseIdNumber: '1301021990',
        permitNumber: null,
      },
      stay: { stays: [{ hospitalCode: 'H1301', hospitalName: '', admittedOn: '20', dischargedOn: null }, {}] },
      charges: {
        totalFen: '12.345',
        invoices: [{ code: '1306', totalFen: '叁仟', lines: [{ amountFen: '1,' }, {}] }, { lines: [] }],
      },
    }
    await givenSaved(clerk, claim, 'event', typed.event)
    await givenSaved(clerk, claim, 'contact', typed.contact)
    await givenSaved(clerk, claim, 'stay', typed.stay)
    const saved = await givenSaved(clerk, claim, 'charges', typed.charges)
    for (const section of ['event', 'contact', 'stay', 'charges'] as const)
      expect(saved.sections[section].data).toEqual(typed[section])
    expect(await nowOf(clerk, claim)).toEqual(saved)
  })

  test.each([
    ['a day of the year 0', 'event', { eventOn: '0000-01-01' }],
    ['a day past every calendar', 'stay', { stays: [{ admittedOn: '9999-12-31', dischargedOn: '0000-02-29' }] }],
    [
      'an amount past every claim',
      'charges',
      { totalFen: 9_007_199_254_740_991, invoices: [{ totalFen: -1, lines: [{ amountFen: 1e15 }] }] },
    ],
    ['a stay number past every list', 'charges', { invoices: [{ stay: 9_007_199_254_740_991, lines: [] }] }],
    ['text as long as a field takes', 'stay', { stays: [{ hospitalName: '医'.repeat(400), ward: '😀'.repeat(200) }] }],
  ] as const)('keeps %s, and only says that it will not do', async (_what, section, data) => {
    const claim = await givenBegun(clerk, woman)
    const saved = await givenSaved(clerk, claim, section, data)
    expect(saved.sections[section].data).toMatchObject(data)
    expect(saved.isComplete).toBe(false)
  })

  test('takes the next version of the section and of the claim', async () => {
    const claim = await givenBegun(clerk, woman)
    const once = await givenSaved(clerk, claim, 'contact', { address: ADDRESS })
    const twice = await givenSaved(clerk, once, 'contact', { address: `${ADDRESS} 2 单元` })
    expect(once).toMatchObject({
      version: claim.version + 1,
      sections: { contact: { version: 1 }, event: { version: 1 } },
    })
    expect(twice).toMatchObject({ version: claim.version + 2, sections: { contact: { version: 2 } } })
  })

  test('shows in the lists what is known of the claim so far', async () => {
    const claim = await givenBegun(clerk, woman, answersWith().event)
    await givenSaved(clerk, claim, 'charges', { totalFen: '3120.55', invoices: [] })
    const { items } = (await clerk.get('/claims')).json<{ items: { id: string }[] }>()
    expect(items.find(({ id }) => id === claim.id)).toMatchObject({
      treatment: 'birth',
      eventOn: '2026-10-20',
      totalFen: 312_055,
      isComplete: false,
    })
  })

  test('complete in every section leaves nothing to say', async () => {
    const { clerk, women } = await givenEmployer(product)
    expect(await givenDraft(clerk, women[0])).toMatchObject({ findings: [], isComplete: true })
  })

  test.each([
    ['a section that is none', { section: 'photos', version: 0, data: {} }, '/section', '申报没有这一步'],
    ['a field that is none', { section: 'event', version: 1, data: { colour: 'red' } }, '/data', '内容与本步骤不符'],
    [
      'text longer than any field',
      { section: 'contact', version: 0, data: { address: '长'.repeat(401) } },
      '/data/address',
      '最多 400 个字',
    ],
    [
      'more rows than any invoice',
      { section: 'stay', version: 0, data: { stays: Array.from({ length: 501 }, () => ({})) } },
      '/data/stays',
      '行数过多',
    ],
    ['NUL', { section: 'contact', version: 0, data: { address: 'a\u0000b' } }, '/data/address', '含有不能保存的字符'],
    [
      'half an emoji',
      { section: 'contact', version: 0, data: { address: '\ud83d' } },
      '/data/address',
      '含有不能保存的字符',
    ],
    [
      'an integer past what is exact',
      { section: 'charges', version: 0, data: { totalFen: 2 ** 60 } },
      '/data/totalFen',
      '数字超出可保存的范围',
    ],
    [
      'three decimals as a number',
      { section: 'charges', version: 0, data: { totalFen: 1.005 } },
      '/data/totalFen',
      '应为文字或整数',
    ],
    ['a version that is none', { section: 'event', version: -1, data: {} }, '/version', '版本号不正确'],
  ])('refuses %s in a sentence at its place', async (_what, body, pointer, message) => {
    const claim = await givenBegun(clerk, woman)
    const refused = await clerk.patch(`/claims/${claim.id}`, body)
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ type: '/problems/fields-invalid', errors: [{ pointer, message }] })
  })
})

describe('a section saved elsewhere meanwhile', () => {
  test('is refused with what stands there now', async () => {
    const claim = await givenBegun(clerk, woman)
    await givenSaved(clerk, claim, 'contact', { address: ADDRESS, phone: PHONE, spouseGiven: true })
    const refused = await save(claim.id, 'contact', 0, {
      address: '建设大街 5 号',
      phone: '13900001111',
      spouseName: '王建国',
    })
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      type: '/problems/section-changed',
      title: '这一步已在别处修改，请核对两边的内容',
      errors: [
        { pointer: '/version', code: 'stale', message: '这一步已保存为第 1 版，请核对后再保存' },
        { pointer: '/data/address', code: 'changed', message: `现为“${ADDRESS}”` },
        { pointer: '/data/spouseGiven', code: 'changed', message: '现在的内容不同' },
        { pointer: '/data/phone', code: 'changed', message: '现在的内容不同' },
        { pointer: '/data/spouseName', code: 'changed', message: '现在没有填写' },
      ],
    })
    expect((await nowOf(clerk, claim)).sections.contact.data).toMatchObject({ address: ADDRESS, phone: PHONE })
  })

  test('to the very same is no conflict: a save whose answer was lost is repeated', async () => {
    const claim = await givenBegun(clerk, woman)
    const asked = [
      ['contact', { phone: '', spouseIdNumber: null, address: ADDRESS }],
      ['stay', {}],
      ['charges', { totalFen: null, invoices: [{ number: '1' }] }],
    ] as const
    for (const [section, data] of asked) {
      const saved = await givenSaved(clerk, claim, section, data)
      const again = await save(claim.id, section, 0, data)
      expect([section, again.statusCode]).toEqual([section, 200])
      expect(again.json()).toEqual(saved)
    }
  })

  test('does not hinder another section: two sessions at once both keep theirs', async () => {
    const claim = await givenBegun(clerk, woman)
    const colleague = await givenSession(product, clerk.username)
    const { contact, stay } = answersWith()
    const [one, other] = await Promise.all([
      save(claim.id, 'contact', 0, contact),
      save(claim.id, 'stay', 0, stay, colleague),
    ])
    expect([one.statusCode, other.statusCode]).toEqual([200, 200])
    expect((await nowOf(clerk, claim)).sections).toMatchObject({ contact: { data: contact }, stay: { data: stay } })
  })

  test('by ten at once on one version keeps one, and tells the others', async () => {
    const claim = await givenBegun(clerk, woman)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => save(claim.id, 'contact', 0, { address: `和平路 ${n} 号` })),
    )
    expect(statusesOf(answers)).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
    expect(await nowOf(clerk, claim)).toMatchObject({ sections: { contact: { version: 1 } } })
  })
})

describe('the components a claim asks for', () => {
  test('follow what happened, and change with it', async () => {
    const claim = await givenBegun(clerk, woman, answersWith().event)
    expect(claim.components).toEqual(['medical', 'prenatal', 'allowance'])
    const operation = await givenSaved(clerk, claim, 'event', operationWith().event)
    expect(operation.components).toEqual(['medical', 'allowance'])
    const nothing = await givenSaved(clerk, operation, 'event', { kind: null })
    expect(nothing.components).toEqual([])
  })

  test('hold no allowance where the employer’s wages go on', async () => {
    const { clerk, women } = await givenEmployer(product, { wageContinues: true })
    expect((await givenBegun(clerk, women[0], answersWith().event)).components).toEqual(['medical', 'prenatal'])
  })
})

describe('what is sensitive', () => {
  test('lies nowhere in clear in the database, drafted or filed', async () => {
    const address = '石家庄市体育南大街 999 号'
    const draft = await givenDraft(
      clerk,
      woman,
      answersWith({
        contact: { address, phone: PHONE, spouseGiven: true, spouseName: '王建国', spouseIdNumber: SPOUSE },
      }),
    )
    const { version } = await givenExplained(clerk, draft)
    const certification = '属实'
    expect(
      (await clerk.post('/submissions', { period: '2026-11', claims: [{ id: draft.id, version }], certification }))
        .statusCode,
    ).toBe(201)
    const columns = await product.rows<{ table: string; column: string; type: string }>(
      `select columns.table_name as "table", column_name as "column", data_type as type from information_schema.columns
       join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('text', 'json', 'jsonb', 'bytea', 'character varying')`,
    )
    expect(columns.length).toBeGreaterThan(100)
    for (const { table, column, type } of columns) {
      const bytes = type === 'bytea' ? `"${column}"` : `convert_to("${column}"::text, 'UTF8')`
      const hits = await product.rows(
        `select from "${table}" where exists (
           select from unnest($1::text[]) as clear where position(convert_to(clear, 'UTF8') in ${bytes}) > 0)`,
        [[PHONE, SPOUSE, woman.idNumber]],
      )
      expect([table, column, hits.length]).toEqual([table, column, 0])
    }
    expect(await product.rows(`select from claim_section where data::text like $1`, [`%${address}%`])).toHaveLength(1)
    expect(await nowOf(clerk, draft)).toMatchObject({
      sections: { contact: { data: { phone: PHONE, spouseIdNumber: SPOUSE } } },
    })
  })

  test('reached no log', () => {
    const log = product.log.join('')
    for (const value of product.personal) expect(log).not.toContain(value)
  })
})

describe('on record', () => {
  test('a draft’s saves stand once per section and session', async () => {
    const { clerk, man } = await givenEmployer(product)
    const claim = await givenBegun(clerk, man)
    const colleague = await givenSession(product, clerk.username)
    let seen = await givenSaved(clerk, claim, 'contact', { address: '1' })
    seen = await givenSaved(clerk, seen, 'contact', { address: '12' })
    seen = await givenSaved(clerk, seen, 'stay', { stays: [] })
    seen = await givenSaved(colleague, seen, 'contact', { address: '123' })
    await givenSaved(colleague, seen, 'contact', { address: '1234' })
    const saves = (await trailOf(product, claim.id)).slice(1)
    expect(saves.map(({ type, payload }) => [type, payload.detail?.['section']])).toEqual([
      ['claim.draft-save', 'contact'],
      ['claim.draft-save', 'stay'],
      ['claim.draft-save', 'contact'],
    ])
    expect(new Set(saves.map(({ payload }) => payload.detail?.['session'])).size).toBe(2)
    expect(JSON.stringify(saves)).not.toContain('1234')
  })
})
