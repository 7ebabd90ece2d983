import type { ClaimView, SessionView } from '@cradle/domain/wire'
import { expect, test } from '../src/play.ts'

test('a claim is accepted, reviewed twice and approved, and its clerk sees it', async ({
  clerk,
  city,
  firstReviewer,
  secondReviewer,
  approver,
}) => {
  const { name } = city.employer
  const claimId = await clerk.files(city.woman.idNumber)

  await firstReviewer.desk.takesUp(name)
  await firstReviewer.desk.decides('受理')
  await firstReviewer.desk.decides('同意')
  await secondReviewer.desk.takesUp(name)
  await secondReviewer.desk.decides('同意')
  await approver.desk.takesUp(name)
  await approver.desk.decides('核准')

  await approver.desk.opensQueue()
  await expect(approver.desk.waiting(name)).toHaveCount(0)
  await clerk.claim.opens(claimId)
  await expect(clerk.claim.status('已核准')).toBeVisible()
})

test(
  'a returned claim goes back to its clerk with the reason, and comes again corrected',
  { tag: '@long' },
  async ({ clerk, city, firstReviewer }) => {
    const { name } = city.employer
    const claimId = await clerk.hasFiled(city.woman.idNumber)

    await firstReviewer.desk.takesUp(name)
    await firstReviewer.desk.decides('受理')
    await firstReviewer.desk.returns('联系电话打不通，请核对后重新填写')

    await test.step('the clerk sees why, corrects and sends it again', async () => {
      await clerk.month.opens()
      await expect(clerk.month.pile('已退回')).toContainText('1')
      await clerk.claim.opens(claimId)
      await expect(clerk.claim.notice()).toContainText('联系电话打不通，请核对后重新填写')
      await clerk.page.getByRole('link', { name: '修改并重新申报' }).click()
      await clerk.form.goesTo('联系与配偶')
      await clerk.form.field('联系电话').fill('13900001111')
      await clerk.form.goesTo('核对')
      await expect(clerk.form.saved()).toBeVisible()
      await clerk.claim.sendsAgain()
      await expect(clerk.claim.status('已受理')).toBeVisible()
    })

    await test.step('it lies on the desk again, as its second filing', async () => {
      await firstReviewer.desk.takesUp(name)
      await expect(firstReviewer.page.getByRole('heading', { name: '第 2 次申报的变化' })).toBeVisible()
      await firstReviewer.desk.decides('同意')
    })
  },
)

test.describe('a unit of many', () => {
  // Where few are insured, four claims at once are looked at for that alone.
  test.use({ colleagues: 8 })

  test('what is clean is approved together, and what was drawn is looked at a second time', async ({
    clerk,
    city,
    firstReviewer,
    secondReviewer,
    approver,
  }) => {
    const { name: unit } = city.employer
    const women = city.colleagues.slice(0, 4)
    const claims = await clerk.hasFiledTogether(women.map(({ idNumber }) => idNumber))
    await firstReviewer.hasAgreedTo(claims)
    await secondReviewer.hasAgreedTo(claims)

    await test.step('the first claims of a clerk are all drawn, and it says why', async () => {
      await approver.bulk.opens()
      await expect(approver.bulk.clean(unit)).toHaveCount(0)
      await expect(approver.bulk.drawn(unit)).toHaveCount(4)
      for (const claim of await approver.bulk.drawn(unit).all()) await expect(claim).toContainText('该经办人的首份申报')
    })

    await test.step('one of them is looked at and approved on the desk', async () => {
      await approver.bulk.drawn(unit).first().getByRole('link').click()
      await approver.desk.decides('核准')
    })

    const clean = await test.step('the others are approved together, but for what the lot draws', async () => {
      await approver.bulk.opens()
      const count = await approver.bulk.clean(unit).count()
      // Five in a hundred are drawn: all of three once in eight thousand times.
      expect(count + (await approver.bulk.drawn(unit).count())).toBe(3)
      await approver.bulk.choosesOnly(unit)
      await expect(approver.bulk.chosen()).toContainText(`已选 ${count} 份，合计`)
      await approver.bulk.approves(count, (question) =>
        expect(question).toContainText(new RegExp(`核准 ${count} 份，合计 [\\d,]+\\.\\d{2} 元`)),
      )
      await expect(approver.bulk.done()).toContainText(`已核准 ${count} 份，合计`)
      await expect(approver.bulk.clean(unit)).toHaveCount(0)
      return count
    })

    await test.step('and their clerk sees which were approved', async () => {
      await clerk.page.goto('/claims?status=approved')
      await expect(clerk.page.getByRole('table').getByText('已核准', { exact: true })).toHaveCount(1 + clean)
    })
  })
})

test(
  'who did the first review cannot do the second, by whichever account',
  { tag: '@long' },
  async ({ clerk, city, sameReviewer }) => {
    const { asFirst, asSecond } = sameReviewer
    const claimId = await clerk.hasFiled(city.woman.idNumber)
    await asFirst.desk.takesUp(city.employer.name)
    await asFirst.desk.decides('受理')
    await asFirst.desk.decides('同意')

    await test.step('the claim is not in her other queue, and cannot be decided by its address', async () => {
      await asSecond.desk.opensQueue()
      await expect(asSecond.desk.waiting(city.employer.name)).toHaveCount(0)
      await asSecond.desk.opens(claimId)
      await expect(asSecond.page.getByText('您已办理过它的其他环节')).toBeVisible()
      await expect(asSecond.desk.decisions()).toBeHidden()
    })

    await test.step('nor past the page', async () => {
      const { request } = asSecond.page
      const signedIn = await request.post('/api/v1/auth/refresh')
      const { accessToken } = (await signedIn.json()) as SessionView
      const headers = { authorization: `Bearer ${accessToken}` }
      const claim = (await (await request.get(`/api/v1/claims/${claimId}`, { headers })).json()) as ClaimView
      const answer = await request.post(`/api/v1/claims/${claimId}/decisions`, {
        headers,
        data: { action: 'agree', version: claim.version },
      })
      expect(answer.status()).toBe(403)
      expect(await answer.json()).toMatchObject({ type: '/problems/stage-taken' })
    })
  },
)
