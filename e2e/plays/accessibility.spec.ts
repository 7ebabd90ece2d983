import { barriersOn } from '../src/accessibility.ts'
import { givenBirth } from '../src/births.ts'
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
})

test('the month, each step and the claim have no barriers', async ({ clerk, city }) => {
  const { page } = clerk
  await clerk.month.opens()
  expect.soft(await barriersOn(page), '本月').toEqual([])

  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp('1')
  expect.soft(await barriersOn(page), '新建申报').toEqual([])

  const birth = givenBirth({ admittedOn: '2026-09-22', dischargedOn: '2026-09-17' })
  const claimId = await clerk.fills(city.woman.idNumber, birth)
  const steps: Step[] = ['参保人与事由', '联系与配偶', '住院', '费用', '核对']
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

test('the queue, the desk and the audit trail have no barriers', async ({ clerk, city, firstReviewer, auditor }) => {
  await clerk.files(city.woman.idNumber)
  await firstReviewer.desk.opensQueue()
  expect.soft(await barriersOn(firstReviewer.page), '审核台').toEqual([])
  await firstReviewer.desk.takesUp(city.employer.name)
  expect.soft(await barriersOn(firstReviewer.page), '审核').toEqual([])
  await firstReviewer.desk.button('退回补正').click()
  expect.soft(await barriersOn(firstReviewer.page), '退回补正').toEqual([])

  await auditor.page.goto('/audit')
  await auditor.page.getByRole('row').nth(1).waitFor()
  expect.soft(await barriersOn(auditor.page), '审计记录').toEqual([])
})

test('the explanation of a benefit has no barriers', async ({ clerk, city }) => {
  const benefit = new Benefit(clerk.page)
  await clerk.begins(city.woman.idNumber)
  await benefit.button().click()
  await benefit.step(/^月缴费基数/).waitFor()
  expect.soft(await barriersOn(clerk.page), '填写时').toEqual([])
  await clerk.form.leaves()
  await benefit.button().click()
  await benefit.step(/^月缴费基数/).waitFor()
  expect.soft(await barriersOn(clerk.page), '申报单').toEqual([])
})
