import { expect, test } from '../src/play.ts'

test('a number that was shown in full is on record, and the auditor finds who looked', async ({
  clerk,
  city,
  firstReviewer,
  auditor,
}) => {
  const { idNumber } = city.woman
  const shown = `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`
  await clerk.hasFiled(idNumber)

  await test.step('the reviewer sees it masked, and asks to see it whole', async () => {
    const { page, desk } = firstReviewer
    await desk.takesUp(city.employer.name)
    await expect(page.getByText(shown)).toBeHidden()
    await page.getByRole('button', { name: '显示身份证号' }).click()
    await expect(page.getByText(shown)).toBeVisible()
    await page.getByRole('button', { name: '隐藏身份证号' }).click()
    await expect(page.getByText(shown)).toBeHidden()
  })

  await test.step('the auditor finds it by the same number, which stands in no address', async () => {
    const { page } = auditor
    await page.goto('/audit')
    await page.getByLabel('身份证号').fill(idNumber)
    await page.getByRole('button', { name: '检索' }).click()
    const look = page.getByRole('list', { name: '审计记录' }).getByRole('listitem').filter({ hasText: '查看完整号码' })
    await expect(look.first()).toContainText('马骏')
    expect(page.url()).not.toContain(idNumber)
  })
})
