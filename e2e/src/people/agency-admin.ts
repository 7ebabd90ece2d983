import type { Page } from '@playwright/test'
import { wasSignedIn } from '../before-the-play.ts'
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
    await wasSignedIn(page, { username: 'agency-admin', password: 'cradle-demo' })
    return new AgencyAdmin(page)
  }
}
