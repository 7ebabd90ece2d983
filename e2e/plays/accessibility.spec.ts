import { barriersOn } from '../src/accessibility.ts'
import { givenBirth } from '../src/births.ts'
import { AccountPage } from '../src/pages/account.page.ts'
import { Benefit } from '../src/pages/benefit.ts'
import { SignInPage } from '../src/pages/sign-in.page.ts'
import type { Step } from '../src/pages/claim-form.page.ts'
import { expect, test } from '../src/play.ts'

test('sign-in has no barriers, also while it refuses', async ({ visitor }) => {
  const signIn = new SignInPage(visitor)
  await signIn.opens()
  await visitor.getByRole('button', { name: '审计' }).waitFor()
  expect(await barriersOn(visitor)).toEqual([])
  await signIn.enters({ username: '', password: '' })
  expect(await barriersOn(visitor)).toEqual([])
  for (const way of ['首次使用？用信函中的一次性代码激活', '忘记密码']) {
    await visitor.getByRole('link', { name: way }).click()
    await visitor.getByRole('link', { name: '返回登录' }).waitFor()
    expect.soft(await barriersOn(visitor), way).toEqual([])
    await visitor.getByRole('link', { name: '返回登录' }).click()
  }
})

test('the month, each step and the claim have no barriers', async ({ clerk, city }) => {
  const { page } = clerk
  await clerk.month.opens()
  expect.soft(await barriersOn(page), '本月').toEqual([])

  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp('1')
  expect.soft(await barriersOn(page), '新建申报').toEqual([])

  const birth = givenBirth({ admittedOn: '2026-09-22', dischargedOn: '2026-09-17' })
  const claimId = await clerk.hasFilled(city.woman.idNumber, birth)
  const steps: Step[] = ['参保人与事由', '联系与配偶', '住院', '费用', '收款账户', '资料', '核对']
  for (const step of steps) {
    await clerk.form.goesTo(step)
    expect.soft(await barriersOn(page), step).toEqual([])
  }
  await clerk.claim.opens(claimId)
  expect.soft(await barriersOn(page), '申报单').toEqual([])
  await clerk.claim.opensList()
  expect.soft(await barriersOn(page), '申报单列表').toEqual([])
  await clerk.page.goto('/month/submit')
  await page.getByRole('heading', { name: /^申报 / }).waitFor()
  expect.soft(await barriersOn(page), '预审并申报').toEqual([])
})

test('the queue and the desk have no barriers', async ({ clerk, city, firstReviewer }) => {
  await clerk.hasFiled(city.woman.idNumber)
  await firstReviewer.desk.opensQueue()
  expect.soft(await barriersOn(firstReviewer.page), '审核台').toEqual([])
  await firstReviewer.desk.takesUp(city.employer.name)
  expect.soft(await barriersOn(firstReviewer.page), '审核').toEqual([])
  await firstReviewer.desk.button('退回补正').click()
  expect.soft(await barriersOn(firstReviewer.page), '退回补正').toEqual([])
})

test('the month and the approval together have no barriers', { tag: '@long' }, async ({ approver }) => {
  await approver.page.goto('/review/month')
  await approver.page.getByRole('img', { name: /^各环节已等待的时间/ }).waitFor()
  expect.soft(await barriersOn(approver.page), '审核概况').toEqual([])
  await approver.bulk.opens()
  expect.soft(await barriersOn(approver.page), '批量核准').toEqual([])
})

test('the audit trail has no barriers', { tag: '@long' }, async ({ auditor }) => {
  await auditor.page.goto('/audit')
  await auditor.page.getByRole('list', { name: '审计记录' }).getByRole('listitem').first().waitFor()
  expect.soft(await barriersOn(auditor.page), '审计记录').toEqual([])
})

test('the explanation of a benefit has no barriers', { tag: '@long' }, async ({ clerk, city }) => {
  const benefit = new Benefit(clerk.page)
  await clerk.hasBegun(city.woman.idNumber)
  await benefit.button().click()
  await benefit.step(/^月缴费基数/).waitFor()
  expect.soft(await barriersOn(clerk.page), '填写时').toEqual([])
  await clerk.form.leaves()
  await benefit.button().click()
  await benefit.step(/^月缴费基数/).waitFor()
  expect.soft(await barriersOn(clerk.page), '申报单').toEqual([])
})

test('the own account has no barriers, also while the second factor is set up', { tag: '@long' }, async ({ clerk }) => {
  const account = new AccountPage(clerk.page)
  await account.opens()
  await account.beginsSecondFactor()
  expect(await barriersOn(clerk.page)).toEqual([])
})

test(
  'units, operators and staff have no barriers, nor the letters',
  { tag: '@long' },
  async ({ agencyAdmin, unitAdmin, opened, city }) => {
    const { accounts } = agencyAdmin
    await accounts.finds(city.employer.name)
    expect.soft(await barriersOn(agencyAdmin.page), '单位账户').toEqual([])
    await agencyAdmin.page.getByRole('button', { name: '重新发函' }).click()
    await agencyAdmin.page.getByRole('button', { name: '发放激活码' }).click()
    await accounts.letter.sheet().waitFor()
    expect.soft(await barriersOn(agencyAdmin.page), '信函').toEqual([])

    await unitAdmin.unit.opens()
    await unitAdmin.unit.operator('吴静').getByRole('button', { name: '吴静' }).click()
    await unitAdmin.page.getByRole('button', { name: '更换持有人' }).click()
    expect.soft(await barriersOn(unitAdmin.page), '单位').toEqual([])

    const page = await opened()
    await new SignInPage(page).signsIn({ username: 'system-admin', password: 'cradle-demo' })
    await page.getByRole('button', { name: '添加人员' }).click()
    await page.getByRole('list', { name: '机构人员' }).getByRole('button').first().click()
    expect.soft(await barriersOn(page), '机构人员').toEqual([])
  },
)
