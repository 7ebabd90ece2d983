import { enrol, idNumberOf } from '@cradle/db'
import { idCheckCharacter, maskMiddle } from '@cradle/domain/identity'
import { describe, expect, test } from 'vitest'
import { givenEmployer, givenInsured, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { employer, clerk, women, leaver } = await givenEmployer(product)
const [woman] = women
const elsewhere = await givenEmployer(product)

let used = 0

const lookup = (body: object, by = clerk) => by.post('/persons/lookup', body)

describe('finding an insured person', () => {
  test('by her ID number: name, sex, birth date, her spells with this employer, numbers masked', async () => {
    const found = await lookup({ idNumber: woman.idNumber })
    expect(found.statusCode).toBe(200)
    expect(found.json()).toEqual({
      id: woman.id,
      name: '陈思远',
      sex: 'female',
      birthOn: woman.birthOn,
      idNumberMasked: `${woman.idNumber.slice(0, 6)}********${woman.idNumber.slice(-4)}`,
      cardNumberMasked: maskMiddle(woman.cardNumber, 2, 2),
      permits: [],
      spells: [{ from: '2020-01-01', until: null }],
      insuredToday: true,
    })
  })

  test('by her insurance-card number, in either case', async () => {
    expect((await lookup({ cardNumber: woman.cardNumber.toLowerCase() })).json()).toMatchObject({ id: woman.id })
  })

  test('by the fifteen digits of old, which are made eighteen', async () => {
    const { idNumber } = woman
    const ofOld = idNumber.slice(0, 6) + idNumber.slice(8, 17)
    expect((await lookup({ idNumber: ofOld })).json()).toMatchObject({ id: woman.id })
  })

  test.each([
    ['a lower-case x', (number: string) => number.toLowerCase()],
    [
      'full-width characters',
      (number: string) => number.replaceAll(/./g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['blanks between the groups', (number: string) => number.replace(/^(.{6})(.{8})/, ' $1 $2 ')],
  ])('typed with %s', async (_how, typed) => {
    const person = await givenInsured(product, employer.id, { name: '梁雨桐', ...endingInX() })
    expect(person.idNumber.endsWith('X')).toBe(true)
    expect((await lookup({ idNumber: typed(person.idNumber) })).json()).toMatchObject({ id: person.id })
  })

  test('who was insured here earlier is found, with the end of her spell', async () => {
    expect((await lookup({ idNumber: leaver.idNumber })).json()).toMatchObject({
      id: leaver.id,
      spells: [{ from: '2020-01-01', until: '2025-09-01' }],
      insuredToday: false,
    })
  })

  test('her spells with another employer are not told', async () => {
    const { agencyId, owner } = product
    await enrol(owner, { agencyId, personId: leaver.id, employerId: elsewhere.employer.id, from: '2025-09-01' })
    expect((await lookup({ idNumber: leaver.idNumber })).json<{ spells: object[] }>().spells).toHaveLength(1)
  })

  test('somebody never insured here is answered exactly like somebody unknown', async () => {
    const unknown = await lookup({ idNumber: idNumberOf({ birthOn: '1991-05-05', sex: 'female', n: 77 }) })
    const foreign = await lookup({ idNumber: elsewhere.women[0].idNumber })
    expect(unknown.statusCode).toBe(404)
    expect(foreign.statusCode).toBe(404)
    const { instance: _of, ...answer } = unknown.json<{ instance: string }>()
    const { instance: _other, ...foreignAnswer } = foreign.json<{ instance: string }>()
    expect(foreignAnswer).toEqual(answer)
    expect(answer).toMatchObject({ type: '/problems/person-not-found', title: '本单位没有找到这位参保人，请核对号码' })
    expect(Object.keys(foreign.headers)).toEqual(Object.keys(unknown.headers))
  })

  test('the counter finds whoever is insured with any employer of its agency', async () => {
    const counter = await givenStaff(product, 'counter-clerk')
    expect((await lookup({ idNumber: woman.idNumber }, counter)).json()).toMatchObject({
      id: woman.id,
      insuredToday: true,
    })
  })
})

describe('a number that cannot be', () => {
  const first17 = '13010219900101123'
  const right = idCheckCharacter(first17)
  const wrong = right === '0' ? '1' : '0'

  test.each([
    ['a wrong check digit', first17 + wrong, `身份证号末位校验码应为 ${right}，请核对`],
    ['seventeen digits', first17, '身份证号应为 18 位，现在是 17 位'],
    ['a day that never was', '130102199502291234', '身份证号中的出生日期 1995-02-29 不是真实的日期'],
    ['no province', '990102199001011234', '身份证号前两位 99 不是省级行政区代码'],
    ['letters', 'abcdefghijklmnopqr', '身份证号只能是数字，末位可以是 X'],
    ['NUL', `130102\u0000`, '身份证号只能是数字，末位可以是 X'],
    ['nothing', '', '请填写身份证号'],
    ['too much', '1'.repeat(41), '身份证号过长'],
  ])('%s is refused in a sentence at its field', async (_what, idNumber, message) => {
    const refused = await lookup({ idNumber })
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({
      type: '/problems/fields-invalid',
      errors: [{ pointer: '/idNumber', message }],
    })
  })

  test('a card number of strange characters too', async () => {
    expect((await lookup({ cardNumber: 'C-1' })).json()).toMatchObject({
      errors: [{ pointer: '/cardNumber', message: '医保卡号应为 6 至 20 位数字或字母' }],
    })
  })

  test.each([
    ['both numbers', { idNumber: woman.idNumber, cardNumber: woman.cardNumber }],
    ['no number', {}],
  ])('%s at once are refused', async (_what, body) => {
    const refused = await lookup(body)
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/idNumber', message: '请填写身份证号或医保卡号' }] })
  })
})

describe('personal data', () => {
  test('stand in no URL: nobody is found by one', async () => {
    expect((await clerk.get(`/persons/lookup?idNumber=${woman.idNumber}`)).statusCode).toBe(404)
    expect((await clerk.get(`/persons/${woman.idNumber}`)).statusCode).toBe(404)
  })

  test('reach no log, whatever was asked in this file and even when something breaks', async () => {
    await product.owner.query('alter table permit rename to permit_away')
    const broken = await lookup({ idNumber: woman.idNumber })
    await product.owner.query('alter table permit_away rename to permit')
    expect(broken.statusCode).toBe(500)
    const log = product.log.join('')
    expect(log).toContain('unexpected')
    for (const value of product.personal) expect(log).not.toContain(value)
  })
})

/** A birth date and an ID number whose check character is X. */
function endingInX() {
  for (let n = 0; ; n++) {
    const idNumber = idNumberOf({ region: '130104', birthOn: '1992-03-04', sex: 'female', n: n + used })
    if (!idNumber.endsWith('X')) continue
    used += n + 1
    return { idNumber, birthOn: '1992-03-04' }
  }
}
