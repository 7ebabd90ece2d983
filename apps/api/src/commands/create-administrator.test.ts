import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { activate, knock, NEW_PASSWORD } from '#api/testing/given-access.ts'
import { trailOf } from '#api/testing/given-claims.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { createAdministrator, type FirstAdministrator } from './create-administrator.ts'

const product = await givenProduct({ empty: true })
const given: FirstAdministrator = {
  agencyCode: '130100',
  agencyName: '石家庄市医疗保障中心',
  region: '130100',
  officeName: '信息科',
  name: '唐明',
  username: 'tang.ming',
  idNumber: '130102198811150015',
  another: false,
}
const create = (change: Partial<FirstAdministrator> = {}) =>
  createAdministrator(product.ownerUrl, { ...given, ...change })

describe('the first administrator of an installation', () => {
  test('is made with the agency and its office, activates the account and keeps the staff', async () => {
    const code = await create()
    const session = (await activate(product, { username: given.username, code })).json<{
      me: { account: { id: string } }
    }>()
    expect(session.me).toMatchObject({
      account: { name: '唐明' },
      acting: { role: 'system-admin', scope: { name: '石家庄市医疗保障中心 信息科', number: '130100' } },
    })
    const trail = await trailOf(product, session.me.account.id)
    expect(trail[0]).toMatchObject({ type: 'account.issue', role: 'system' })
    expect(JSON.stringify(trail)).not.toContain(given.idNumber)
  })

  test('is made once, unless another is asked for', async () => {
    await expect(create({ username: 'second' })).rejects.toThrow('这个经办机构已有系统管理员')
    await expect(create({ username: 'second', name: '宋岚', idNumber: '', another: true })).resolves.toMatch(
      /^.{5}-.{5}$/,
    )
    expect(await product.rows('select from agency')).toHaveLength(1)
    expect(await product.rows('select from agency_office')).toHaveLength(1)
  })

  test.each([
    [{ region: '1301' }, '统筹区编码应为 6 位数字'],
    [{ agencyCode: '' }, '经办机构编码应为'],
    [{ officeName: '' }, '都要填写'],
    [{ username: 'a b' }, '用户名为 4 至 64 个字母'],
    [{ idNumber: '130102198811150016' }, '身份证号末位校验码应为 5'],
    [{ username: 'tang.ming', another: true }, '用户名已被使用'],
    [{ username: 'third', name: '别人', another: true }, '姓名与身份证号不一致'],
  ])('is refused with %j, and nothing is written', async (change, sentence) => {
    const before = await product.rows('select from account')
    await expect(create(change)).rejects.toThrow(sentence)
    expect(await product.rows('select from account')).toHaveLength(before.length)
  })
})

test('the command asks for what no flag says, and reads the ID number from its input alone', async () => {
  const file = fileURLToPath(new URL('create-admin.ts', import.meta.url))
  const flags = [
    '--region',
    '130200',
    '--agency-code',
    '130200',
    '--agency-name',
    '唐山市医疗保障中心',
    '--office',
    '信息科',
  ]
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: product.ownerUrl,
    CRADLE_ANCHORS: product.anchorFolder,
  }
  const running = promisify(execFile)(process.execPath, [file, ...flags], { env })
  running.child.stdin?.end('路遥\nlu.yao\n\n')
  const { stdout: said } = await running
  const code = /一次性激活码 (\S{11})。/.exec(said)?.[1] ?? ''
  expect(said).toContain('用户名 lu.yao')
  const entered = await knock(product, 'activation', { username: 'lu.yao', code, password: NEW_PASSWORD })
  expect(entered.json()).toMatchObject({ me: { account: { name: '路遥' } } })
}, 30_000)
