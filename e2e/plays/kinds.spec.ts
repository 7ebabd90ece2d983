import { barriersOn } from '../src/accessibility.ts'
import { givenBirth } from '../src/births.ts'
import type { Clerk } from '../src/people/clerk.ts'
import { expect, test } from '../src/play.ts'

/** The step of the form that nothing is asked in. */
const notAsked = async (clerk: Clerk, step: '住院' | '费用') =>
  expect(clerk.form.stepLink(step)).toContainText('不需要')

const isComplete = (clerk: Clerk) => expect(clerk.page.getByText('内容齐全，可以申报').first()).toBeVisible()

test(
  'a termination with an operation at the same time, in a hospital of another city',
  { tag: '@long' },
  async ({ clerk, city }) => {
    const birth = givenBirth()

    await test.step('the clerk is asked what a termination asks', async () => {
      await clerk.newClaim.opens()
      await clerk.newClaim.looksUp(city.woman.idNumber)
      await clerk.newClaim.tellsOfTermination({ on: birth.eventOn })
      await expect(clerk.page.getByText('19 女工生育保险报销')).toBeVisible()
      await expect(clerk.newClaim.field('胎儿数')).toHaveCount(0)
      await clerk.newClaim.unfoldsParticulars()
      await clerk.newClaim.choice('同时施行的手术', '放置宫内节育器').check()
      await clerk.newClaim.goesOn()
      await clerk.form.tellsContact(birth)
    })

    await test.step('she types the hospital that the directory does not know', async () => {
      await clerk.form.goesTo('住院')
      await clerk.form.choice('住院类型', '住院').check()
      await clerk.page.getByLabel('目录中没有这家医院').check()
      await clerk.form.field('医院').fill('北京市海淀区妇幼保健院')
      await clerk.form.field('医院所在地').fill('北京市海淀区')
      await clerk.page.getByLabel('医院等级').selectOption('三级甲等')
      await clerk.form.field('入院日期').fill(birth.admittedOn)
      await clerk.form.field('出院日期').fill(birth.dischargedOn)
      await clerk.page.getByLabel('急诊').check()
      expect(await barriersOn(clerk.page)).toEqual([])
      await clerk.form.goesTo('费用')
      await clerk.form.tellsCharges(birth)
    })

    await test.step('the benefit is that of the week, and the claim is complete', async () => {
      await clerk.form.goesTo('核对')
      await isComplete(clerk)
      await expect(clerk.claim.answers('参保人与事由')).toContainText('引产')
      await expect(clerk.claim.answers('参保人与事由')).toContainText('放置宫内节育器')
      await expect(clerk.claim.answers('住院')).toContainText('住院（急诊）')
      await expect(clerk.page.getByRole('main')).toContainText('44 天')
    })
  },
)

test('a man claims for his wife, and the reviewer reads who she is', async ({ clerk, city, firstReviewer }) => {
  const birth = givenBirth()
  const wife = { name: '马秀英', idNumber: '130132199204050023' }

  const claimId = await test.step('the clerk is asked about his wife', async () => {
    await clerk.newClaim.opens()
    await clerk.newClaim.looksUp(city.man.idNumber)
    await clerk.newClaim.choosesWife()
    await clerk.newClaim.tellsOf(birth)
    await clerk.newClaim.goesOn()
    await clerk.form.tellsWhereToReach(birth)
    await clerk.form.tellsWife(wife)
    await clerk.form.goesTo('住院')
    await clerk.form.tellsStay(birth)
    await clerk.form.goesTo('费用')
    await clerk.form.tellsCharges(birth)
    await clerk.form.goesTo('核对')
    await isComplete(clerk)
    return clerk.form.claimId()
  })

  await test.step('there is no allowance for her', async () => {
    await expect(clerk.page.getByRole('main')).toContainText('不享受生育津贴')
    await clerk.month.submits()
  })

  await test.step('the reviewer reads it on the desk', async () => {
    await firstReviewer.desk.opens(claimId)
    const desk = firstReviewer.page.getByRole('main')
    await expect(desk).toContainText('参保人的未就业配偶')
    await expect(desk).toContainText('马秀英')
    await expect(desk).not.toContainText(wife.idNumber)
  })
})

test(
  'a mother who died: an heir claims what is left after the hospital settled',
  { tag: '@long' },
  async ({ clerk, city }) => {
    const birth = givenBirth()

    await test.step('the clerk tells the death, and the account is asked for', async () => {
      await clerk.newClaim.opens()
      await clerk.newClaim.looksUp(city.woman.idNumber)
      await clerk.newClaim.tellsOf(birth)
      await clerk.newClaim.unfoldsParticulars()
      await clerk.newClaim.field('产妇死亡日期').fill('2026-09-20')
      await clerk.newClaim.goesOn()
      await clerk.form.tellsContact(birth)
    })

    await test.step('the stay was settled, so that no bill is asked', async () => {
      await clerk.form.goesTo('住院')
      await clerk.form.tellsStay(birth)
      await clerk.page.getByLabel('已在医院直接结算').check()
      await clerk.form.field('结算单号').fill('JS20260922001')
      await clerk.form.field('结算日期').fill('2026-09-22')
      await clerk.form.field('基金支付金额').fill('3500')
      await notAsked(clerk, '费用')
    })

    await test.step('the heir gives the account', async () => {
      await clerk.form.goesTo('收款账户')
      await clerk.form.choice('收款人', '参保人本人').check()
      await expect(clerk.page.getByText('产妇已去世，收款人应为继承人').first()).toBeVisible()
      await clerk.form.tellsAccount({ payee: '继承人', holder: '王建国', idNumber: '130102198811150015' })
      await clerk.page.getByLabel('与参保人关系').selectOption('配偶')
      expect(await barriersOn(clerk.page)).toEqual([])
      await clerk.form.goesTo('核对')
      await isComplete(clerk)
      await expect(clerk.claim.answers('收款账户')).toContainText('继承人')
      await expect(clerk.claim.answers('费用')).toContainText('没有需要报销的票据')
    })
  },
)

test('a birth outside hospital needs neither stay nor bill', { tag: '@long' }, async ({ clerk, city }) => {
  const birth = givenBirth()
  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp(city.woman.idNumber)
  await clerk.newClaim.tellsOf(birth)
  await clerk.newClaim.unfoldsParticulars()
  await clerk.page.getByLabel('院外分娩').check()
  await clerk.newClaim.goesOn()
  await clerk.form.tellsContact(birth)
  await notAsked(clerk, '住院')
  await notAsked(clerk, '费用')
  await clerk.form.goesTo('核对')
  await isComplete(clerk)
  await clerk.month.submits()
})

test(
  'several operations in one claim, copied from nothing and looked at before',
  { tag: '@long' },
  async ({ clerk, city }) => {
    const birth = givenBirth()
    await clerk.newClaim.opens()
    await clerk.newClaim.looksUp(city.otherWoman.idNumber)
    await clerk.newClaim.choosesKind('计划生育手术')
    await clerk.newClaim.field('手术日期').fill(birth.eventOn)
    await clerk.newClaim.choice('手术方式', '取出宫内节育器').check()
    await clerk.newClaim.choice('手术方式', '输卵管结扎术').check()
    await clerk.newClaim.goesOn()
    await clerk.form.tellsContact(birth)
    await clerk.form.goesTo('住院')
    await clerk.form.tellsStay(birth)
    await clerk.form.goesTo('费用')
    await clerk.form.tellsCharges(birth)
    await clerk.form.goesTo('核对')
    await isComplete(clerk)
    await expect(clerk.claim.answers('参保人与事由')).toContainText('取出宫内节育器、输卵管结扎术')

    await test.step('her next claim takes over where she is reached and where she was treated', async () => {
      await clerk.newClaim.opens()
      await clerk.newClaim.looksUp(city.otherWoman.idNumber)
      await clerk.page.getByRole('button', { name: '沿用这份的联系、医院和账户' }).click()
      await clerk.newClaim.choosesKind('计划生育手术')
      await clerk.newClaim.goesOn()
      await expect(clerk.form.field('联系电话')).toHaveValue(birth.phone)
      await clerk.form.goesTo('住院')
      await expect(clerk.form.field('医院')).toHaveValue(birth.hospital.name)
      await expect(clerk.form.field('入院日期')).toHaveValue('')
    })
  },
)
