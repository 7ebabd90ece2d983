import type { Page } from '@playwright/test'
import { wasSignedIn } from '../before-the-play.ts'
import { ReviewDeskPage } from '../pages/review-desk.page.ts'
import type { Credentials } from '../pages/sign-in.page.ts'

/** 初审, 复审 or 审批: decides one stage. */
export class Reviewer {
  readonly page: Page
  readonly desk: ReviewDeskPage

  private constructor(page: Page) {
    this.page = page
    this.desk = new ReviewDeskPage(page)
  }

  static async signedIn(page: Page, credentials: Credentials) {
    await wasSignedIn(page, credentials)
    return new Reviewer(page)
  }
}
