import { expect, test } from '../src/play.ts'

test('the month is submitted once: its claims are frozen and nothing new can be begun', async ({ clerk, city }) => {
  const { woman, otherWoman } = city
  const filed = await clerk.hasFilled(woman.idNumber)
  const unfinished = await clerk.hasBegun(otherWoman.idNumber)

  await clerk.month.opens()
  await expect(clerk.month.pile('可申报')).toContainText('1')
  await expect(clerk.month.pile('未完成')).toContainText('1')
  await clerk.month.submits()

  await test.step('the month says so, and why nothing new can be begun', async () => {
    await clerk.month.opens()
    await expect(clerk.month.pile('已申报')).toContainText('1')
    await expect(clerk.month.notice()).toContainText('本期已申报：1 份')
    await expect(clerk.month.newClaim()).toBeHidden()
    await expect(clerk.page.getByText('本期已申报，11 日起才能新建申报')).toBeVisible()
  })

  await test.step('who goes to the form by its address is told the same', async () => {
    await clerk.newClaim.opens()
    await expect(clerk.page.getByRole('main')).toContainText('本期已申报，11 日起才能新建申报')
    await expect(clerk.newClaim.number()).toBeHidden()
  })

  await test.step('the claim can be read, no longer changed', async () => {
    await clerk.page.goto(`/claims/${filed}/charges`)
    await expect(clerk.page).toHaveURL(new RegExp(`/claims/${filed}$`))
    await expect(clerk.claim.status('已申报')).toBeVisible()
    await expect(clerk.page.getByRole('link', { name: /^修改/ })).toHaveCount(0)
  })

  await test.step('an unfinished draft can still be edited', async () => {
    await clerk.claim.opens(unfinished)
    await expect(clerk.claim.notice()).toContainText(/还有 \d+ 项要填/)
    await clerk.claim.continues()
    await expect(clerk.form.heading('联系与配偶')).toBeVisible()
  })
})

test('nothing is submitted without the certification', async ({ clerk, city }) => {
  await clerk.hasFilled(city.woman.idNumber)
  await clerk.month.opensSubmission()
  await clerk.page.getByRole('region', { name: '申报' }).getByRole('button', { name: '申报' }).click()
  await expect(clerk.page.getByRole('alert')).toHaveText('请先确认申报声明')
  await clerk.month.opens()
  await expect(clerk.month.pile('可申报')).toContainText('1')
})

test('a dry run tells every fault of every claim, leads to its field, and sends nothing', async ({ clerk, city }) => {
  await clerk.hasFilled(city.woman.idNumber)
  const unfinished = await clerk.hasBegun(city.otherWoman.idNumber)
  await clerk.month.opensSubmission()
  await clerk.month.judges()
  await expect(clerk.month.judged()).toContainText('预审 2 份：1 份还不能申报')
  await clerk.month
    .judged()
    .getByRole('link', { name: /^联系与配偶：/ })
    .first()
    .click()
  await expect(clerk.page).toHaveURL(new RegExp(`/claims/${unfinished}/contact#`))
  await clerk.month.opens()
  await expect(clerk.month.pile('可申报')).toContainText('1')
  await expect(clerk.month.pile('已申报')).toContainText('0')
})

test('a whole batch is taken back, and sent again', async ({ clerk, city }) => {
  await clerk.hasFiled(city.woman.idNumber)
  await clerk.month.opens()
  await expect(clerk.month.pile('已申报')).toContainText('受理前可以撤回，至 11 月 10 日 24:00')
  await clerk.month.withdraws()
  await expect(clerk.month.pile('可申报')).toContainText('1')
  await expect(clerk.month.pile('可申报')).toContainText('11 月 10 日 24:00 前未申报的转入 2026-12 期')
  await clerk.month.submits()
})

test(
  'where the unit asks for it, another person confirms, and only then the month is submitted',
  { tag: '@long' },
  async ({ clerk, unitAdmin, city }) => {
    await unitAdmin.unit.opens()
    await unitAdmin.unit.asksForConfirmation()
    await clerk.hasFilled(city.woman.idNumber)
    await clerk.month.opensSubmission()
    await clerk.month.asksForConfirmation()
    await expect(clerk.page.getByText('等待另一位单位管理员确认', { exact: true })).toBeVisible()
    await expect(clerk.page.getByRole('button', { name: '确认并申报' })).toBeHidden()

    const { page } = unitAdmin
    await page.goto('/')
    await page.getByRole('link', { name: '核对并确认' }).click()
    const answer = page.getByRole('region', { name: '确认申报' })
    await answer.getByRole('button', { name: '确认并申报' }).click()
    await expect(page.getByRole('alert')).toHaveText('请先确认申报声明')
    await answer.getByRole('checkbox').check()
    await answer.getByRole('button', { name: '确认并申报' }).click()
    await expect(page.getByRole('heading', { name: '申报成功' })).toBeVisible()
    await clerk.month.opens()
    await expect(clerk.month.pile('已申报')).toContainText('1')
  },
)

test('a return shows as a reminder until it is read', { tag: '@long' }, async ({ clerk, city, firstReviewer }) => {
  const claimId = await clerk.hasFiled(city.woman.idNumber)
  await firstReviewer.desk.opens(claimId)
  await firstReviewer.desk.returns('缺少出院记录')
  await clerk.month.opens()
  await clerk.month.opensReminders()
  await expect(clerk.month.reminders()).toContainText('申报被退回')
  await clerk.month.reminders().getByRole('link', { name: '申报被退回' }).click()
  await expect(clerk.page).toHaveURL(new RegExp(`/claims/${claimId}$`))
  await expect(clerk.page.getByRole('button', { name: '提醒', exact: true })).toBeVisible()
})

test(
  'the agency opens a period again for one unit, and sees who has not filed',
  { tag: '@long' },
  async ({ clerk, agencyAdmin, city }) => {
    await clerk.hasFilled(city.woman.idNumber)
    const { page } = agencyAdmin
    await page.goto('/windows')
    await expect(page.getByRole('listitem').filter({ hasText: city.employer.name })).toContainText('1 份')
    await page.getByRole('button', { name: '重新开放' }).click()
    const form = page.getByRole('region', { name: '重新开放' })
    await form.getByLabel('单位编号').fill(city.employer.unitNumber)
    await form.getByLabel('截止日期').fill('20261113')
    await form.getByLabel('原因').fill('单位网络故障')
    await form.getByRole('button', { name: '重新开放' }).click()
    await expect(page.getByText('至 11 月 13 日 24:00').first()).toBeVisible()
    await clerk.month.opens()
    await expect(clerk.page.getByText('2026-11 期已为本单位重新开放', { exact: true })).toBeVisible()
  },
)
