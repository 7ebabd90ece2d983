import { expect, test } from '../src/play.ts'

test('the month is submitted once: its claims are frozen and nothing new can be begun', async ({ clerk, city }) => {
  const { woman, otherWoman } = city
  const filed = await clerk.fills(woman.idNumber)
  const unfinished = await clerk.begins(otherWoman.idNumber)

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
  await clerk.fills(city.woman.idNumber)
  await clerk.month.opensSubmission()
  await clerk.page.getByRole('region', { name: '申报' }).getByRole('button', { name: '申报' }).click()
  await expect(clerk.page.getByRole('alert')).toHaveText('请先确认申报声明')
  await clerk.month.opens()
  await expect(clerk.month.pile('可申报')).toContainText('1')
})
