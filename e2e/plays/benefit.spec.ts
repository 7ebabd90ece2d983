import { givenBirth } from '../src/births.ts'
import { Benefit } from '../src/pages/benefit.ts'
import { expect, test } from '../src/play.ts'

test('a clerk sees what a birth comes to and why, and the reviewer sees the same', async ({
  clerk,
  city,
  firstReviewer,
}) => {
  // Charged more than the 3,500.00 of a natural birth and less than the 5,000.00 of a caesarean.
  const birth = givenBirth({
    delivery: '正常产',
    total: { digits: '4120.50', shown: '4,120.50', capitals: '肆仟壹佰贰拾元伍角' },
    invoice: {
      ...givenBirth().invoice,
      total: '4120.50',
      lines: [{ printed: '手术', filed: '手术', amount: '4120.50' }],
    },
  })
  const benefit = new Benefit(clerk.page)
  // 7,300.00 for each of her employer's five people: four of them for all of 2025, one until September.
  const [natural, caesarean] = ['38,446.67', '42,096.67']

  await test.step('a natural birth: medical to its limit, prenatal as a lump sum, 158 days of allowance', async () => {
    await clerk.hasFilled(city.woman.idNumber, birth)
    await expect(benefit.row('医疗费')).toHaveText('医疗费3,500.00')
    await expect(benefit.row('产前检查')).toHaveText('产前检查2,000.00')
    await expect(benefit.row('津贴')).toHaveText(`津贴 158 天${natural}`)
    await expect(benefit.row('合计')).toHaveText('合计43,946.67')
  })

  await test.step('she changes it to a caesarean, and sees the days and amounts at once', async () => {
    await clerk.form.goesTo('参保人与事由')
    await clerk.page.route('**/api/v1/claims/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await clerk.form.choice('生产方式', '剖宫产').check()
    await expect(benefit.row('津贴')).toHaveText(`津贴 173 天${caesarean}`)
    await expect(benefit.row('医疗费')).toHaveText('医疗费4,120.50')
    await clerk.page.unroute('**/api/v1/claims/*')
  })

  await test.step('she asks why, from the keyboard and without leaving the form', async () => {
    await clerk.page.keyboard.press('Alt+w')
    await expect(benefit.step(/^剖宫产增加/)).toContainText('15 天')
    await expect(benefit.step(/^剖宫产增加/)).toContainText('《河北省女职工劳动保护特别规定》第九条')
    await expect(benefit.step(/^月缴费基数/)).toContainText('7,300.00')
    await expect(benefit.step(/^月缴费基数/)).toContainText(`${city.employer.name} 2025 年缴费基数合计`)
    await expect(benefit.step(/^月缴费基数/)).toContainText('56 人月')
    await expect(benefit.step(/^石家庄市 2025-01-01 版/)).toBeVisible()
    await expect(benefit.why()).toContainText('未核实')
    await expect(clerk.form.choice('生产方式', '剖宫产')).toBeVisible()
    await clerk.page.keyboard.press('Alt+w')
    await expect(benefit.why()).toBeHidden()
  })

  await test.step('she submits', async () => {
    await clerk.form.goesTo('核对')
    await expect(clerk.form.saved()).toBeVisible()
    await expect(benefit.row('津贴')).toHaveText(`津贴 173 天${caesarean}`)
    await clerk.month.submits()
  })

  await test.step('the reviewer reads the same figures, and on what they rest', async () => {
    const onDesk = new Benefit(firstReviewer.page)
    await firstReviewer.desk.takesUp(city.employer.name)
    await expect(onDesk.row('医疗费')).toHaveText('医疗费4,120.50')
    await expect(onDesk.row('产前检查')).toHaveText('产前检查2,000.00')
    await expect(onDesk.row('津贴')).toHaveText(`津贴 173 天${caesarean}`)
    await expect(firstReviewer.page.getByText('与申报时一致')).toBeVisible()
    await firstReviewer.page.keyboard.press('w')
    await expect(onDesk.step(/^剖宫产增加/)).toContainText('第九条')
  })
})
