import type { Page } from '@playwright/test'
import { type Credentials, SignInPage } from '../pages/sign-in.page.ts'
import { UnitPage } from '../pages/unit.page.ts'

/** 单位管理员: keeps the operators of an employer. */
export class UnitAdmin {
  readonly page: Page
  readonly unit: UnitPage
  readonly account: Credentials

  private constructor(page: Page, account: Credentials) {
    this.page = page
    this.unit = new UnitPage(page)
    this.account = account
  }

  /** Opens the unit's account with its letter, and stays signed in. */
  static async activated(page: Page, { unitNumber, code }: { unitNumber: string; code: string }) {
    const account = { username: `admin-${unitNumber.toLowerCase()}`, password: '一句好记的长密码 2026' }
    await new SignInPage(page).activates({ unitNumber, code, ...account })
    await page.getByRole('navigation', { name: '主导航' }).waitFor()
    return new UnitAdmin(page, account)
  }
}
