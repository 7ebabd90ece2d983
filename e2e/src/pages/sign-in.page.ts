import type { Locator, Page } from '@playwright/test'

export type Credentials = { username: string; password: string }

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

  refusal(): Locator {
    return this.page.getByRole('alert')
  }
}
