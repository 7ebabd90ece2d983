import type { Locator, Page } from '@playwright/test'

/** 我的账户, and the menu that leads there. */
export class AccountPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async opens() {
    await this.opensMenu()
    await this.page.getByRole('menuitem', { name: '我的账户' }).click()
    await this.page.getByRole('heading', { name: '登录情况' }).waitFor()
  }

  async opensMenu() {
    await this.button().click()
  }

  /** Whose page it is, for whom: 账户：韩雪，单位经办人 · 某单位. */
  button(): Locator {
    return this.page.getByRole('button', { name: /^账户：/ })
  }

  async turnsTo(employer: string) {
    await this.opensMenu()
    await this.page.getByRole('menuitem', { name: employer }).click()
    await this.page.getByRole('button', { name: new RegExp(`^账户：.*${employer}`) }).waitFor()
  }

  async signsOut() {
    await this.opensMenu()
    await this.page.getByRole('menuitem', { name: '退出登录' }).click()
    await this.page.getByRole('heading', { name: '登录' }).waitFor()
  }

  /** Begins to set the second factor up; answers its secret and a recovery code. */
  async beginsSecondFactor(): Promise<{ secret: string; recoveryCode: string }> {
    await this.page.getByRole('button', { name: '启用动态口令' }).click()
    await this.page.getByRole('img', { name: '动态口令的二维码' }).waitFor()
    const secret = await this.page.getByText(/^(?:[A-Z2-7]{4} ?){8}$/).innerText()
    const recoveryCode = await this.page.getByRole('list', { name: '备用码' }).getByRole('listitem').first().innerText()
    return { secret: secret.replaceAll(' ', ''), recoveryCode }
  }

  async confirmsSecondFactor(code: string) {
    await this.page.getByLabel('动态口令', { exact: true }).fill(code)
    await this.page.getByRole('button', { name: '完成设置' }).click()
  }
}
