import { AccountPage } from '../src/pages/account.page.ts'
import { SignInPage } from '../src/pages/sign-in.page.ts'
import { Clerk } from '../src/people/clerk.ts'
import { expect, test } from '../src/play.ts'

test('an idle page warns, locks in place, and goes on with the half-typed claim', async ({ visitor, city }) => {
  await visitor.clock.install()
  const clerk = await Clerk.signedIn(visitor, city.account)
  const claimId = await clerk.hasBegun(city.woman.idNumber)
  const address = clerk.form.field('联系地址')
  await address.fill('石家庄市长安区中山东路')

  await test.step('two minutes before the end it asks, and work goes on', async () => {
    await visitor.clock.fastForward('28:05')
    const warning = visitor.getByRole('dialog', { name: '您还在吗？' })
    await expect(warning.getByRole('timer')).toContainText(/^还有 1 分 \d+ 秒$/)
    await warning.getByRole('button', { name: '继续工作' }).click()
    await expect(warning).toBeHidden()
  })

  await test.step('unanswered, it locks; what is typed stands behind it', async () => {
    await visitor.clock.fastForward('31:00')
    const lock = visitor.getByRole('dialog', { name: '登录已过期，请再次输入密码' })
    await expect(lock).toBeVisible()
    await expect(address).toHaveValue('石家庄市长安区中山东路')
    await lock.getByLabel('密码').fill('wrong')
    await lock.getByRole('button', { name: '继续' }).click()
    await expect(lock).toContainText('用户名或密码不正确')
    await lock.getByLabel('密码').fill(city.account.password)
    await lock.getByRole('button', { name: '继续' }).click()
    await expect(lock).toBeHidden()
  })

  await test.step('she types on, and it is saved', async () => {
    await address.press('End')
    await address.pressSequentially(' 326 号')
    await visitor.clock.runFor(2000)
    await expect(clerk.form.saved()).toBeVisible()
    await clerk.claim.opens(claimId)
    await expect(clerk.claim.answers('联系与配偶')).toContainText('石家庄市长安区中山东路 326 号')
  })
})

test('two tabs act for two employers, each for its own', { tag: '@long' }, async ({ visitor }) => {
  const [weaving, school] = ['石家庄太行纺织有限公司', '石家庄市长安区育才小学']
  await new SignInPage(visitor).signsIn({ username: 'clerk3', password: 'cradle-demo' })
  const here = new AccountPage(visitor)
  if (await here.button().filter({ hasText: school }).isVisible()) await here.turnsTo(weaving)
  await expect(here.button()).toContainText(weaving)

  const tab = await visitor.context().newPage()
  await tab.goto('/')
  const there = new AccountPage(tab)
  await there.turnsTo(school)
  await expect(tab.getByRole('heading', { name: /^本月/ })).toBeVisible()

  await visitor.reload()
  await expect(here.button()).toContainText(weaving)
  await tab.reload()
  await expect(there.button()).toContainText(school)
})

test(
  'signing out everywhere ends the other computer’s page, too',
  { tag: '@long' },
  async ({ clerk, opened, city }) => {
    const other = await Clerk.signedIn(await opened(), city.account)
    await other.month.opens()
    await new AccountPage(clerk.page).opens()
    await expect(clerk.page.getByRole('button', { name: /^结束/ })).toHaveCount(1)
    await clerk.page.getByRole('button', { name: '全部退出登录' }).click()
    await expect(clerk.page.getByRole('heading', { name: '登录' })).toBeVisible()
    await other.page.getByRole('link', { name: '申报单' }).click()
    await expect(other.page.getByRole('dialog')).toContainText('登录已过期')
  },
)

test('an app that does not come whole says so, and stands after a reload', async ({ clerk: { page } }) => {
  await page.route('**/assets/frame-*.js', (route) => route.abort())
  await page.reload()
  await expect(page.getByRole('alert')).toHaveText('页面没有加载完整，请检查网络后刷新。')
  await page.unroute('**/assets/frame-*.js')
  await page.reload()
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
})
