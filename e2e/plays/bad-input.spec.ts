import { givenBirth } from '../src/births.ts'
import { expect, test } from '../src/play.ts'

test('a wrong check digit is named with the one that is expected', async ({ clerk, city }) => {
  const { idNumber } = city.woman
  const expected = idNumber.slice(-1)
  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp(idNumber.slice(0, -1) + (expected === '1' ? '2' : '1'))
  await expect(clerk.newClaim.number()).toHaveAccessibleDescription(`身份证号末位校验码应为 ${expected}，请核对`)
})

test('seventeen digits and a day that does not exist are said', { tag: '@long' }, async ({ clerk }) => {
  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp('13010219900307002')
  await expect(clerk.newClaim.number()).toHaveAccessibleDescription('身份证号应为 18 位，现在是 17 位')
  await clerk.newClaim.looksUp('130102199502290021')
  await expect(clerk.newClaim.number()).toHaveAccessibleDescription(/1995-02-29 不是真实的日期/)
})

test('whoever was never insured here is as unknown as nobody', { tag: '@long' }, async ({ clerk, stranger }) => {
  await clerk.newClaim.opens()
  for (const idNumber of [stranger.idNumber, '11010519491231002X']) {
    await clerk.newClaim.looksUp(idNumber)
    await expect(clerk.newClaim.number()).toHaveAccessibleDescription('本单位没有找到这位参保人，请核对号码')
  }
})

test('a woman who had left before the birth is told of on that day', async ({ clerk, city }) => {
  await clerk.hasFilled(city.formerWoman.idNumber)
  await expect(clerk.form.page.getByRole('main')).toContainText('2026-09-18 当日该参保人未在本单位参保')
  await clerk.month.opens()
  await expect(clerk.month.pile('未完成')).toContainText('1')
})

test('a man is offered no birth of his own', { tag: '@long' }, async ({ clerk, city }) => {
  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp(city.man.idNumber)
  await clerk.newClaim.choice('就医人', '参保人本人').check()
  await expect(clerk.newClaim.choice('申报事由', '计划生育手术')).toBeVisible()
  await expect(clerk.newClaim.choice('申报事由', '生育')).toHaveCount(0)
  await clerk.newClaim.choosesWife()
  await expect(clerk.newClaim.choice('申报事由', '生育')).toBeVisible()
})

test('a birth in the future is refused with today’s date', { tag: '@long' }, async ({ clerk, city }) => {
  await clerk.newClaim.opens()
  await clerk.newClaim.looksUp(city.woman.idNumber)
  await clerk.newClaim.tellsOf(givenBirth({ eventOn: '2026-11-06' }))
  await clerk.page.getByRole('button', { name: /^下一步/ }).click()
  await expect(clerk.page.getByRole('alert')).toContainText('不能晚于今天（2026-11-05）')
})

test(
  'a discharge before the admission is said at its field, and still saved',
  { tag: '@long' },
  async ({ clerk, city }) => {
    const birth = givenBirth({ admittedOn: '2026-09-22', dischargedOn: '2026-09-17' })
    const claimId = await clerk.hasBegun(city.woman.idNumber, birth)
    await clerk.form.goesTo('住院')
    await clerk.form.tellsStay(birth)
    await clerk.form.field('出院日期').blur()
    await expect(clerk.form.field('出院日期')).toHaveAccessibleDescription('出院日期不能早于入院日期')
    await expect(clerk.form.stepLink('住院')).toContainText('缺 1 项')
    await clerk.form.leaves()
    await clerk.claim.opens(claimId)
    await expect(clerk.claim.answers('住院')).toContainText('2026-09-17')
  },
)

test('charges that do not sum say by how much', async ({ clerk, city }) => {
  const birth = givenBirth()
  const lines = birth.invoice.lines.map((line, index) => (index === 0 ? { ...line, amount: '1195.95' } : line))
  const short = { ...birth, invoice: { ...birth.invoice, lines } }
  await clerk.hasFilled(city.woman.idNumber, short)
  await expect(clerk.form.unallocated()).toHaveText(/12\.30/)
  await expect(clerk.page.getByRole('main')).toContainText('明细合计比票据金额少 12.30 元')
})

test('negative and three-decimal amounts are refused at the line', { tag: '@long' }, async ({ clerk, city }) => {
  await clerk.hasBegun(city.woman.idNumber)
  await clerk.form.goesTo('费用')
  for (const amount of ['-5', '1.005']) {
    await clerk.form.amount(1).fill(amount)
    await clerk.form.amount(1).blur()
    await expect(clerk.form.amount(1)).toHaveAccessibleDescription(/\S/)
    await expect(clerk.form.amount(1)).toHaveValue(amount)
  }
})
