import { keptAt, serverStopsWhileSaving, watchKept, withoutServer } from '../src/network.ts'
import { givenBirth } from '../src/births.ts'
import { AccountPage } from '../src/pages/account.page.ts'
import { SignInPage } from '../src/pages/sign-in.page.ts'
import { Clerk } from '../src/people/clerk.ts'
import { expect, test } from '../src/play.ts'

const birth = givenBirth()

test('the browser is killed in mid-typing, without network: every field is back', async ({
  ownBrowser,
  city,
  opened,
}) => {
  const clerk = await Clerk.signsIn(await ownBrowser.starts(), city.account)
  const claimId = await clerk.begins(city.woman.idNumber)
  await withoutServer(clerk.page)
  await clerk.form.tellsContact(birth)
  await clerk.form.goesTo('费用')
  await clerk.form.field('医疗费总额').fill('3120.55')
  await clerk.form.field('票据号码').fill('00268')
  await expect(clerk.form.keptHere()).toBeVisible()
  const kept = await watchKept(clerk.page)
  await clerk.form.field('票据代码').pressSequentially('1306')
  await expect.poll(kept).toContain('"1306"')
  await ownBrowser.isKilled()

  const back = new Clerk(await ownBrowser.starts())
  await test.step('she opens the claim again, and signs in where the cookie did not reach the disk in time', async () => {
    await back.form.opens(claimId, 'charges')
    const signIn = new SignInPage(back.page)
    const heading = back.form.heading('费用')
    await expect(heading.or(back.page.getByLabel('用户名'))).toBeVisible()
    if (!(await heading.isVisible())) await signIn.enters(city.account)
    await expect(heading).toBeVisible()
  })
  await expect(back.form.field('医疗费总额')).toHaveValue('3,120.55')
  await expect(back.form.field('票据号码')).toHaveValue('00268')
  await expect(back.form.field('票据代码')).toHaveValue('1306')
  await back.form.goesTo('联系与配偶')
  await expect(back.form.field('联系电话')).toHaveValue(birth.phone)
  await expect(back.form.field('联系地址')).toHaveValue(birth.address)
  await expect(back.form.choice('是否填写配偶', '无配偶或不提供')).toBeChecked()
  await expect(back.form.saved()).toBeVisible()

  const elsewhere = await Clerk.signedIn(await opened(), city.account)
  await elsewhere.claim.opens(claimId)
  await expect(elsewhere.claim.answers('联系与配偶')).toContainText(birth.address)
  await expect(elsewhere.claim.answers('费用')).toContainText('00268')
})

test(
  'what was kept goes out by itself, wherever she comes back to',
  { tag: '@long' },
  async ({ ownBrowser, city, opened }) => {
    const clerk = await Clerk.signsIn(await ownBrowser.starts(), city.account)
    const claimId = await clerk.begins(city.woman.idNumber)
    await withoutServer(clerk.page)
    await clerk.form.field('联系地址').fill(birth.address)
    await expect(clerk.form.keptHere()).toBeVisible()
    await ownBrowser.isKilled()

    const page = await ownBrowser.starts()
    await new SignInPage(page).signsIn(city.account)
    await expect.poll(() => keptAt(page)).toBe(0)
    const elsewhere = await Clerk.signedIn(await opened(), city.account)
    await elsewhere.claim.opens(claimId)
    await expect(elsewhere.claim.answers('联系与配偶')).toContainText(birth.address)
  },
)

test('the server stops while saving: what it took is no conflict, and what came after is saved', async ({
  clerk,
  city,
}) => {
  const claimId = await clerk.hasBegun(city.woman.idNumber)
  const serverIsBack = await serverStopsWhileSaving(clerk.page)
  const address = clerk.form.field('联系地址')
  await address.fill('石家庄市长安区')
  await expect(clerk.form.keptHere()).toBeVisible()
  await address.fill(birth.address)
  await clerk.form.field('联系电话').fill(birth.phone)

  await test.step('signing out now would lose it, so it asks', async () => {
    const account = new AccountPage(clerk.page)
    await account.button().click()
    await clerk.page.getByRole('menuitem', { name: '退出登录' }).click()
    const question = clerk.page.getByRole('dialog', { name: '还有修改没有送出' })
    await expect(question).toContainText('不能恢复')
    await question.getByRole('button', { name: '留在这里' }).click()
  })

  await serverIsBack()
  await clerk.page.getByRole('button', { name: '重试' }).click()
  await expect(clerk.form.saved()).toBeVisible()
  await expect(clerk.form.conflict()).toBeHidden()
  await clerk.claim.opens(claimId)
  await expect(clerk.claim.answers('联系与配偶')).toContainText(birth.address)
})

test('the session is ended elsewhere while she is on the last step: the password, and every field is back', async ({
  clerk,
  city,
  opened,
}) => {
  const claimId = await clerk.hasFilled(city.woman.idNumber, birth)
  const other = new AccountPage((await Clerk.signedIn(await opened(), city.account)).page)
  await other.opens()
  await clerk.form.goesTo('联系与配偶')
  await other.page.getByRole('button', { name: '全部退出登录' }).click()
  await expect(other.page.getByRole('heading', { name: '登录' })).toBeVisible()

  await clerk.form.field('联系地址').fill('石家庄市桥西区裕华西')
  await clerk.form.stepLink('核对').click()
  const lock = clerk.page.getByRole('dialog', { name: '登录已过期，请再次输入密码' })
  await lock.getByLabel('密码').fill(city.account.password)
  await lock.getByRole('button', { name: '继续' }).click()
  await expect(lock).toBeHidden()
  await expect(clerk.form.heading('核对')).toBeVisible()
  await expect(clerk.form.saved()).toBeVisible()
  await clerk.page.reload()
  await clerk.form.goesTo('联系与配偶')
  await expect(clerk.form.field('联系地址')).toHaveValue('石家庄市桥西区裕华西')
  await clerk.form.goesTo('费用')
  await expect(clerk.form.field('医疗费总额')).toHaveValue(birth.total.digits)
  await clerk.claim.opens(claimId)
  await expect(clerk.claim.answers('联系与配偶')).toContainText('石家庄市桥西区裕华西')
})

test(
  'two people at one computer: neither sees what the other could not send',
  { tag: '@long' },
  async ({ clerk, city }) => {
    await clerk.hasBegun(city.woman.idNumber)
    const serverIsBack = await withoutServer(clerk.page)
    await clerk.form.field('联系地址').fill(birth.address)
    await expect(clerk.form.keptHere()).toBeVisible()
    clerk.page.on('dialog', (dialog) => void dialog.accept())

    await test.step('a colleague signs in here, without her having signed out', async () => {
      await new SignInPage(clerk.page).signsIn({ username: 'clerk2', password: 'cradle-demo' })
      await expect(new AccountPage(clerk.page).button()).toContainText('刘洋')
      expect(await keptAt(clerk.page)).toBeGreaterThan(0)
      await expect(clerk.page.getByRole('list', { name: '没有送出的修改' })).toBeHidden()
    })

    await test.step('she comes back, and it goes out', async () => {
      await serverIsBack()
      await new SignInPage(clerk.page).signsIn(city.account)
      await expect.poll(() => keptAt(clerk.page)).toBe(0)
    })
  },
)

test(
  'two people in one claim see each other, and choose between their versions by keyboard',
  { tag: '@long' },
  async ({ clerk, city, unitAdmin }) => {
    const claimId = await clerk.hasBegun(city.woman.idNumber)
    const colleague = new Clerk(unitAdmin.page)
    await colleague.form.opens(claimId, 'contact')
    await expect(colleague.form.colleagues()).toContainText('也在填写这一步')

    const serverIsBack = await withoutServer(clerk.page)
    await clerk.form.field('联系地址').fill(birth.address)
    await clerk.form.field('联系电话').fill(birth.phone)
    await expect(clerk.form.keptHere()).toBeVisible()
    await colleague.form.field('联系地址').fill('石家庄市桥西区裕华西路 25 号')
    await colleague.form.field('办理机构').fill('长安区卫生健康局')
    await expect(colleague.form.saved()).toBeVisible()

    await serverIsBack()
    await clerk.page.keyboard.press('Control+s')
    const conflict = clerk.form.conflict()
    await expect(conflict).toBeFocused()
    await expect(conflict).toContainText(city.man.name)
    await expect(conflict.getByRole('group', { name: '办理机构' }).getByLabel('长安区卫生健康局')).toBeChecked()
    await expect(conflict.getByRole('group', { name: '联系电话' })).toContainText('138****2345')
    const address = conflict.getByRole('group', { name: '联系地址' })
    await expect(address.getByLabel(birth.address)).toBeChecked()
    await address.getByLabel(birth.address).focus()
    await clerk.page.keyboard.press('ArrowDown')
    await expect(address.getByLabel('裕华西路')).toBeChecked()
    await conflict.getByRole('button', { name: '按所选内容保存' }).press('Enter')
    await expect(clerk.form.saved()).toBeVisible()
    await expect(clerk.form.field('联系地址')).toHaveValue('石家庄市桥西区裕华西路 25 号')
    await expect(clerk.form.field('联系电话')).toHaveValue(birth.phone)
    await expect(clerk.form.field('办理机构')).toHaveValue('长安区卫生健康局')
  },
)

test('a deleted draft is taken back, right away and later', { tag: '@long' }, async ({ clerk, city }) => {
  const claimId = await clerk.hasBegun(city.woman.idNumber)
  await clerk.claim.opens(claimId)
  await clerk.claim.deletes()
  await clerk.claim.takesDeletionBack()
  await clerk.claim.deletes()
  await clerk.claim.opensDeleted()
  await clerk.claim.restores(city.woman.name)
  await expect(clerk.claim.status('未申报')).toBeVisible()
})

test('throwing away what is not saved is said, and can be undone', async ({ clerk, city }) => {
  await clerk.hasBegun(city.woman.idNumber)
  const serverIsBack = await withoutServer(clerk.page)
  await clerk.form.field('联系地址').fill(birth.address)
  await expect(clerk.form.keptHere()).toBeVisible()
  await clerk.page.getByRole('button', { name: '放弃修改' }).click()
  await expect(clerk.page.getByText('已放弃未保存的修改')).toBeVisible()
  await expect(clerk.form.field('联系地址')).toHaveValue('')
  await serverIsBack()
  await clerk.page.getByRole('button', { name: '恢复' }).click()
  await expect(clerk.form.field('联系地址')).toHaveValue(birth.address)
  await expect(clerk.form.saved()).toBeVisible()
})
