import type { Page } from '@playwright/test'
import { ReviewDeskPage } from '../pages/review-desk.page.ts'
import { type Credentials, SignInPage } from '../pages/sign-in.page.ts'

/** 初审, 复审 or 审批: decides one stage. */
export class Reviewer {
  readonly page: Page
  readonly desk: ReviewDeskPage

  private constructor(page: Page) {
    this.page = page
    this.desk = new ReviewDeskPage(page)
  }

  static async signedIn(page: Page, credentials: Credentials) {
    await new SignInPage(page).signsIn(credentials)
    return new Reviewer(page)
  }
}
