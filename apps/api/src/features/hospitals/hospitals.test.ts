import { makeHospital } from '@cradle/db'
import type { HospitalView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenBegun, givenSaved } from '#api/testing/given-claims.ts'
import { givenEmployer } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women } = await givenEmployer(product)

const named = async (typed: string) => {
  const answer = await clerk.get(`/hospitals?q=${encodeURIComponent(typed)}`)
  expect(answer.statusCode).toBe(200)
  return answer.json<{ items: HospitalView[] }>().items.map(({ name }) => name)
}

describe('the hospital directory', () => {
  test.each([
    ['a part of the name', '仁和', ['河北仁和妇产医院']],
    ['one character of it', '仁', ['河北仁和妇产医院']],
    ['pinyin', 'renhe', ['河北仁和妇产医院']],
    ['pinyin in capitals, with blanks around', ' ZHENGDING ', ['正定县人民医院']],
    ['initials', 'hbrh', ['河北仁和妇产医院']],
    ['the national code', 'H13012300001', ['正定县人民医院']],
    ['the national code in lower case', 'h13012300001', ['正定县人民医院']],
    ['the beginning of the national code', 'H130108', ['石家庄市裕华区妇幼保健院', '裕华区槐底社区卫生服务中心']],
    ['the local code that the invoice prints', '0801', ['正定县人民医院']],
  ])('is found in by %s', async (_how, typed, names) => {
    expect(await named(typed)).toEqual(names)
  })

  test.each(['%', '_', '河_仁和', '%医院', '\\', "'; drop table hospital; --"])('takes %s for text', async (typed) => {
    expect(await named(typed)).toEqual([])
  })

  test('shows an exact local code before names, and no more than twenty', async () => {
    const code = { code: 'H13019900001', localCode: '01', level: 0, regionCode: '130199' } as const
    await makeHospital(product.owner, {
      ...code,
      name: '某街道卫生院',
      pinyin: 'moujiedaoweishengyuan',
      initials: 'mjdwsy',
    })
    const found = await named('01')
    expect(found[0]).toBe('某街道卫生院')
    expect(found.length).toBeGreaterThan(1)
    expect((await named('')).length).toBeLessThanOrEqual(20)
  })

  test('is searched as it stands: a name, a ward and a hospital that change are found so at once', async () => {
    const search = async (typed: string) =>
      (await clerk.get(`/hospitals?q=${encodeURIComponent(typed)}`)).json<{ items: HospitalView[] }>().items
    expect(await search('新名')).toEqual([])
    await product.owner.query(`update hospital set name = '新名医院' where code = 'H13012300001'`)
    await product.owner.query(`insert into hospital_ward (hospital_code, name) values ('H13012300001', '新病区')`)
    expect(await search('新名')).toEqual([
      expect.objectContaining({ name: '新名医院', level: expect.any(Number) as number }),
    ])
    expect((await search('新名'))[0]!.wards).toContain('新病区')
    await product.owner.query(`update hospital set name = '正定县人民医院' where code = 'H13012300001'`)
    expect(await search('新名')).toEqual([])
  })

  test('begins with the hospitals that the employer’s own people were treated in, the latest first', async () => {
    expect(await named('')).toEqual([])
    const stayAt = async (hospitalCode: string) => {
      const claim = await givenBegun(clerk, women[0])
      await givenSaved(clerk, claim, 'stay', { stays: [{ hospitalCode }] })
    }
    await stayAt('H13012300001')
    await stayAt('H13010800001')
    expect(await named('')).toEqual([(await named('H13010800001'))[0], '正定县人民医院'])
    expect((await named('医院'))[0]).not.toBe('石家庄市长安妇产医院')
    const { clerk: other } = await givenEmployer(product)
    expect((await other.get('/hospitals?q=')).json()).toMatchObject({ items: [] })
  })

  test('knows each by its code, with its wards', async () => {
    expect((await clerk.get('/hospitals/h13010200001')).json()).toEqual({
      code: 'H13010200001',
      name: '石家庄市长安妇产医院',
      localCode: '0101',
      level: 3,
      regionCode: '130102',
      wards: expect.arrayContaining(['产一科', '计划生育科']) as string[],
    })
  })

  test.each(['H99999999999', 'nonsense', '%25'])('answers 404 for the unknown code %s', async (code) => {
    expect((await clerk.get(`/hospitals/${code}`)).json()).toMatchObject({
      status: 404,
      title: '医院目录中没有这个编码',
    })
  })

  test.each([
    ['NUL in the code', '/hospitals/%00', '含有不能保存的字符'],
    ['NUL in what is typed', '/hospitals?q=%00', '含有不能保存的字符'],
    ['a code longer than any', `/hospitals/${'1'.repeat(21)}`, '最多 20 个字'],
    ['more typed than a name holds', `/hospitals?q=${'a'.repeat(61)}`, '最多 60 个字'],
  ])('refuses %s', async (_what, path, message) => {
    expect((await clerk.get(path)).json()).toMatchObject({ status: 400, errors: [{ message }] })
  })
})
