import type { Page } from '@playwright/test'
import { SignInPage } from '../pages/sign-in.page.ts'
import { UnitAccountsPage } from '../pages/unit-accounts.page.ts'

/** 业务管理: opens the accounts of units. */
export class AgencyAdmin {
  readonly page: Page
  readonly accounts: UnitAccountsPage

  private constructor(page: Page) {
    this.page = page
    this.accounts = new UnitAccountsPage(page)
  }

  /** The demonstration's: each play has an employer of its own, so that plays can share one. */
  static async signedIn(page: Page) {
    await new SignInPage(page).signsIn({ username: 'agency-admin', password: 'cradle-demo' })
    return new AgencyAdmin(page)
  }
}
