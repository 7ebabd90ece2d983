import { SignInPage } from '../src/pages/sign-in.page.ts'
import { givenPicture } from '../src/papers.ts'
import { expect, test } from '../src/play.ts'

test('a unit opens its account with the code of its letter, once', async ({ agencyAdmin, visitor, opened, city }) => {
  const { employer, man } = city
  await agencyAdmin.accounts.opens()
  const letter = await agencyAdmin.accounts.issues(employer.name, man)
  await expect(agencyAdmin.accounts.row(employer.name)).toContainText('待激活')
  const account = { username: `admin-${letter.name.toLowerCase()}`, password: '一句好记的长密码 2026' }
  const asUnit = { unitNumber: letter.name, ...account }
  const signIn = new SignInPage(visitor)

  await test.step('a guessed code is refused in a sentence that hints at nothing', async () => {
    await signIn.activates({ ...asUnit, code: 'AAAAA-AAAAA' })
    await expect(signIn.refusal()).toHaveText('编号、用户名或激活码不正确，或激活码已失效')
  })

  await test.step('the code of the letter opens it, with a password of its own', async () => {
    await signIn.activates({ ...asUnit, code: letter.code.toLowerCase() })
    await expect(visitor.getByRole('heading', { name: /^本月/ })).toBeVisible()
    await expect(visitor.getByRole('button', { name: new RegExp(`单位管理员 · ${employer.name}`) })).toBeVisible()
    await agencyAdmin.accounts.opens()
    await agencyAdmin.page.getByLabel('查找单位').fill(employer.name)
    await expect(agencyAdmin.accounts.row(employer.name)).toContainText('使用中')
  })

  await test.step('the code is spent, the password stays', async () => {
    const again = new SignInPage(await opened())
    await again.activates({ ...asUnit, code: letter.code })
    await expect(again.refusal()).toHaveText('编号、用户名或激活码不正确，或激活码已失效')
    await again.signsIn(account)
  })
})

test(
  'an administrator hands a leaver’s drafts over, and the next clerk goes on with them',
  { tag: '@long' },
  async ({ unitAdmin, clerk, opened, city }) => {
    const claimId = await clerk.hasBegun(city.woman.idNumber)
    const { unit } = unitAdmin
    await unit.opens()
    await expect(unit.operator('吴静')).toContainText('1 份')

    const next = { name: city.otherWoman.name, username: `${city.account.username}-next` }
    const letter = await test.step('the letter of commitment comes first, then the new clerk', async () => {
      await expect(unitAdmin.page.getByText('请先上传盖章的承诺书，再添加经办人')).toBeVisible()
      await unit.uploadsCommitmentLetter()
      return unit.adds(city.otherWoman, next.username)
    })

    await test.step('the drafts pass on, and the leaver is out at once', async () => {
      await unit.handsOver('吴静', `${next.name}（${next.username}）`)
      await expect(unitAdmin.page.getByText(`已移交 1 份申报单给${next.name}`)).toBeVisible()
      await expect(unit.operator('吴静')).toContainText('0 份')
      await expect(unit.operator(next.name)).toContainText('1 份')
      await unit.suspends('吴静', '离职')
      await expect(unit.operator('吴静')).toContainText('已停用')
      await clerk.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '申报单' }).click()
      await expect(clerk.page.getByRole('dialog')).toContainText('登录已过期')
    })

    await test.step('the new clerk opens her account and finds the draft', async () => {
      const page = await opened()
      const signIn = new SignInPage(page)
      await signIn.activates({ username: next.username, code: letter.code, password: '另一句好记的长密码' })
      await page.getByRole('navigation', { name: '主导航' }).waitFor()
      await page.goto(`/claims/${claimId}`)
      await page.getByRole('link', { name: '继续填写' }).click()
      await expect(page.getByRole('heading', { name: '联系与配偶', level: 1 })).toBeVisible()
    })
  },
)

test('only a stamped letter that is one is taken', { tag: '@long' }, async ({ unitAdmin }) => {
  const { unit, page } = unitAdmin
  await unit.opens()
  await unit.uploadsCommitmentLetter({ name: '承诺书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hello') })
  await expect(page.getByRole('alert')).toContainText('只接受 PDF、JPEG 或 PNG 文件')
  // A picture: not every browser draws a PDF.
  await unit.uploadsCommitmentLetter(givenPicture('承诺书.png'))
  await expect(page.getByText('已上传', { exact: true })).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: '查看' }).click()])
  expect(file.url()).toMatch(/^blob:/)
})

test('a wrong password costs a little work after the third time, and the right one opens', async ({
  visitor,
  city,
}) => {
  const signIn = new SignInPage(visitor)
  await signIn.opens()
  for (const password of ['one', 'two', 'three', 'four']) {
    await signIn.enters({ ...city.account, password })
    await expect(visitor.getByRole('button', { name: '登录' })).toBeEnabled()
    await expect(signIn.refusal()).toHaveText('用户名或密码不正确')
  }
  await signIn.enters(city.account)
  await expect(visitor.getByRole('heading', { name: /^本月/ })).toBeVisible()
})
