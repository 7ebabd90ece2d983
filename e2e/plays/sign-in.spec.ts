import { expect, test } from '../src/play.ts'
import { SignInPage } from '../src/pages/sign-in.page.ts'

test('a wrong password is refused in one sentence, whoever it is', async ({ visitor, city }) => {
  const signIn = new SignInPage(visitor)
  await signIn.opens()
  await signIn.enters({ ...city.account, password: 'wrong' })
  await expect(signIn.refusal()).toHaveText('用户名或密码不正确')
  await signIn.enters({ username: 'nobody-at-all', password: 'wrong' })
  await expect(signIn.refusal()).toHaveText('用户名或密码不正确')
})

test('a demonstration account fills the form, and its owner signs in and out', async ({ visitor }) => {
  await new SignInPage(visitor).opens()
  await visitor.getByRole('button', { name: '审计' }).click()
  await visitor.getByRole('button', { name: '登录' }).click()
  await expect(visitor.getByRole('heading', { name: '审计记录' })).toBeVisible()

  await visitor.getByRole('button', { name: /^账户/ }).click()
  await visitor.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(visitor.getByRole('heading', { name: '登录' })).toBeVisible()
  await visitor.goto('/audit')
  await expect(visitor.getByRole('heading', { name: '登录' })).toBeVisible()
})

test('who comes by a link signs in first and then arrives', async ({ visitor, city }) => {
  await visitor.goto('/claims?status=draft')
  await expect(visitor).toHaveURL(/\/sign-in/)
  await new SignInPage(visitor).enters(city.account)
  await expect(visitor).toHaveURL(/\/claims\?status=draft$/)
  await expect(visitor.getByRole('heading', { name: '没有符合条件的申报单' })).toBeVisible()
})

test('a clerk finds no page of the agency’s', async ({ clerk }) => {
  for (const address of ['/review', '/audit']) {
    await clerk.page.goto(address)
    await expect(clerk.page.getByRole('heading', { name: /^(审核台|审计记录)/ })).toBeHidden()
  }
})
