import type { Page } from '@playwright/test'
import { wasSignedIn } from '../before-the-play.ts'

/** 审计: reads everything, writes nothing. */
export class Auditor {
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  /** The demonstration's auditor: reading alone, plays can share one. */
  static async signedIn(page: Page) {
    await wasSignedIn(page, { username: 'auditor', password: 'cradle-demo' })
    return new Auditor(page)
  }
}
