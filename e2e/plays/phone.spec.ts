import type { Page } from '@playwright/test'
import { givenBirth } from '../src/births.ts'
import { AccountPage } from '../src/pages/account.page.ts'
import { Benefit } from '../src/pages/benefit.ts'
import { expect, test } from '../src/play.ts'

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })

/** How far the page can be pushed sideways. */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('a clerk fills a claim on her phone, and nothing scrolls sideways', async ({ clerk, city }) => {
  const { page, form } = clerk
  const birth = givenBirth()
  const benefit = new Benefit(page)

  await clerk.month.opens()
  expect(await overhang(page), '本月').toBe(0)
  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp(city.woman.idNumber)
  await clerk.newClaim.tellsOf(birth)
  expect(await overhang(page), '新建申报').toBe(0)
  await clerk.newClaim.goesOn()

  await form.tellsContact(birth)
  expect(await overhang(page), '联系与配偶').toBe(0)
  await form.goesOn()
  await form.field('医院').fill('石家庄市妇产医院'.repeat(7))
  expect(await overhang(page), '住院，医院名称很长').toBe(0)
  await form.tellsStay(birth)
  expect(await overhang(page), '住院').toBe(0)
  await form.goesOn()
  await form.tellsCharges(birth)
  expect(await overhang(page), '费用').toBe(0)
  await form.goesOn()
  await expect(form.heading('收款账户')).toBeVisible()
  expect(await overhang(page), '收款账户').toBe(0)
  await form.goesOn()
  await expect(form.documentsStanding()).toBeVisible()
  expect(await overhang(page), '资料').toBe(0)
  await form.goesOn()
  await expect(form.heading('核对')).toBeVisible()
  expect(await overhang(page), '核对').toBe(0)
  await expect(page.getByText('内容齐全，可以申报').first()).toBeVisible()
  await benefit.button().click()
  await benefit.step(/^月缴费基数/).waitFor()
  expect(await overhang(page), '核对，为什么').toBe(0)

  await form.goesTo('费用')
  await form
    .aside()
    .getByRole('button', { name: /^预计待遇/ })
    .click()
  await expect(benefit.row('合计')).toBeVisible()
  await form.leaves()
  await benefit.button().click()
  await benefit.step(/^月缴费基数/).waitFor()
  expect(await overhang(page), '申报单，为什么').toBe(0)

  await clerk.claim.opensList()
  expect(await overhang(page), '申报单').toBe(0)
})

test(
  'accounts are kept on a phone, and nothing scrolls sideways',
  { tag: '@long' },
  async ({ agencyAdmin, unitAdmin, city }) => {
    await agencyAdmin.accounts.finds(city.employer.name)
    expect(await overhang(agencyAdmin.page), '单位账户').toBe(0)
    await unitAdmin.unit.opens()
    await unitAdmin.unit.uploadsCommitmentLetter()
    await unitAdmin.page.getByRole('button', { name: '添加经办人' }).click()
    expect(await overhang(unitAdmin.page), '单位').toBe(0)
    const account = new AccountPage(unitAdmin.page)
    await account.opens()
    await account.beginsSecondFactor()
    expect(await overhang(unitAdmin.page), '我的账户').toBe(0)
  },
)
