import type { Locator, Page } from '@playwright/test'

export type Credentials = { username: string; password: string }
/** What is typed to open an account: a unit's with its number, anybody else's without. */
type Activation = Credentials & { unitNumber?: string; code: string }

/** 登录. */
export class SignInPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async opens() {
    await this.page.goto('/sign-in')
  }

  async enters({ username, password }: Credentials) {
    await this.page.getByLabel('用户名').fill(username)
    await this.page.getByLabel('密码').fill(password)
    await this.page.getByLabel('密码').press('Enter')
  }

  /** Signs in and waits for what the person begins with. */
  async signsIn(credentials: Credentials) {
    await this.opens()
    await this.enters(credentials)
    await this.page.getByRole('navigation', { name: '主导航' }).waitFor()
  }

  /** Opens an account with the code of its letter. */
  async activates({ unitNumber, username, code, password }: Activation) {
    await this.opens()
    await this.page.getByRole('link', { name: '首次使用？用信函中的一次性代码激活' }).click()
    if (unitNumber === undefined) await this.page.getByText('经办人或机构人员').click()
    else await this.page.getByLabel('单位编号').fill(unitNumber)
    await this.page.getByLabel('激活码').fill(code)
    await this.page.getByLabel(/^用户名/).fill(username)
    await this.page.getByLabel('新密码').fill(password)
    await this.page.getByRole('button', { name: '激活并登录' }).click()
  }

  async givesCode(code: string) {
    await this.page.getByLabel('动态口令').fill(code)
    await this.page.getByRole('button', { name: '继续' }).click()
  }

  refusal(): Locator {
    return this.page.getByRole('alert')
  }
}
