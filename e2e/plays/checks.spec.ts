import { givenBirth } from '../src/births.ts'
import { expect, test } from '../src/play.ts'

test('what is unusual asks the clerk for a reason, and the reviewer reads it', async ({
  clerk,
  city,
  firstReviewer,
}) => {
  const onTheWay = givenBirth({ eventOn: '2026-09-15' })
  const warning = /生育日期 2026-09-15 不在任何一次住院或就诊之内（2026-09-17 至 2026-09-22）/

  await test.step('the claim is not ready until she says why', async () => {
    await clerk.hasFilled(city.woman.idNumber, onTheWay)
    await expect(clerk.page.getByText('还有 1 处提示要说明原因，说明后才能申报')).toBeVisible()
    await clerk.form.reason(warning).fill('途中分娩，两天后转入本市医院')
    await clerk.form.reason(warning).press('Enter')
    await expect(clerk.page.getByText('内容齐全，可以申报').first()).toBeVisible()
  })

  await test.step('another date is another question', async () => {
    await clerk.form.goesTo('参保人与事由')
    await clerk.form.field('生育日期').fill('2026-09-14')
    await expect(clerk.form.reason(/生育日期 2026-09-14 不在/)).toHaveValue('')
    await clerk.form.field('生育日期').fill('2026-09-15')
    await expect(clerk.form.reason(warning)).toHaveValue('途中分娩，两天后转入本市医院')
  })

  await test.step('on the desk it stands in words, with her reason', async () => {
    await clerk.handsInPapers()
    await clerk.month.submits()
    await firstReviewer.desk.takesUp(city.employer.name)
    const finding = firstReviewer.desk.findings().filter({ hasText: warning })
    await expect(finding).toContainText('提示')
    await expect(finding).toContainText('途中分娩，两天后转入本市医院')
  })
})
