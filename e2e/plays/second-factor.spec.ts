import { TOTP } from 'otpauth'
import { AccountPage } from '../src/pages/account.page.ts'
import { SignInPage } from '../src/pages/sign-in.page.ts'
import { expect, test } from '../src/play.ts'

/** What the person's phone shows `steps` of thirty seconds from now. */
const shownBy = (secret: string, steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })

test(
  'a clerk sets up a second factor with her phone, and is asked for it from then on',
  { tag: '@long' },
  async ({ clerk, city }) => {
    const { page } = clerk
    const account = new AccountPage(page)
    const signIn = new SignInPage(page)

    await account.opens()
    const { secret, recoveryCode } = await account.beginsSecondFactor()
    await account.confirmsSecondFactor('000000')
    await expect(page.getByText('验证码不正确或已失效')).toBeVisible()
    await account.confirmsSecondFactor(shownBy(secret))
    await expect(page.getByText('已启用', { exact: true })).toBeVisible()
    await expect(page.getByText('备用码还剩 10 个')).toBeVisible()
    await account.signsOut()

    await test.step('the password alone opens nothing; the next code does', async () => {
      await signIn.enters(city.account)
      await signIn.givesCode('000000')
      await expect(signIn.refusal()).toHaveText('验证码不正确或已失效')
      await signIn.givesCode(shownBy(secret, 1))
      await page.getByRole('navigation', { name: '主导航' }).waitFor()
      await account.signsOut()
    })

    await test.step('a recovery code stands in for a lost phone', async () => {
      await signIn.enters(city.account)
      await signIn.givesCode(recoveryCode)
      await page.getByRole('navigation', { name: '主导航' }).waitFor()
      await account.opens()
      await expect(page.getByText('备用码还剩 9 个')).toBeVisible()
    })
  },
)
