import type { Page } from '@playwright/test'
import { BeforeThePlay, wasSignedIn } from '../before-the-play.ts'
import { BulkApprovalPage } from '../pages/bulk-approval.page.ts'
import { ReviewDeskPage } from '../pages/review-desk.page.ts'
import type { Credentials } from '../pages/sign-in.page.ts'

/** 初审, 复审 or 审批: decides one stage. */
export class Reviewer {
  readonly page: Page
  readonly desk: ReviewDeskPage
  readonly bulk: BulkApprovalPage

  private constructor(page: Page) {
    this.page = page
    this.desk = new ReviewDeskPage(page)
    this.bulk = new BulkApprovalPage(page)
  }

  static async signedIn(page: Page, credentials: Credentials) {
    await wasSignedIn(page, credentials)
    return new Reviewer(page)
  }
  /** Before the play: has agreed to these claims, each task of the stage done. */
  async hasAgreedTo(claimIds: readonly string[]) {
    const past = await BeforeThePlay.of(this.page.context().request)
    for (const id of claimIds) await past.agrees({ id })
  }
}
