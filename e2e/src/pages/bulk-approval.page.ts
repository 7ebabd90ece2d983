import type { Locator, Page } from '@playwright/test'

/** 批量核准: what is approved together, and what is not. */
export class BulkApprovalPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async opens() {
    await this.page.goto('/review/approvals')
    await this.page.getByRole('heading', { name: '批量核准' }).waitFor()
  }

  /** The claims of this employer's that may be approved together. */
  clean(employer: string): Locator {
    return this.page.locator('label').filter({ hasText: employer })
  }

  /** Those of this employer's that were drawn for a second look. */
  drawn(employer: string): Locator {
    return this.page.getByRole('list', { name: '抽中复看' }).getByRole('listitem').filter({ hasText: employer })
  }

  /** Leaves out whatever else may be approved, and keeps this employer's. */
  async choosesOnly(employer: string) {
    const all = this.page.getByRole('checkbox', { name: /^全选/ })
    await all.uncheck()
    for (const claim of await this.clean(employer).all()) await claim.getByRole('checkbox').check()
  }

  /** How many are chosen and what they come to. */
  chosen(): Locator {
    return this.page.getByRole('status').filter({ hasText: /^已选/ })
  }

  /** Approves what is chosen; the question before it is answered once `seen` has looked at it. */
  async approves(count: number, seen: (question: Locator) => Promise<void>) {
    const name = `核准 ${count} 份`
    await this.page.getByRole('button', { name, exact: true }).click()
    const question = this.page.getByRole('dialog')
    await seen(question)
    await question.getByRole('button', { name, exact: true }).click()
  }

  done(): Locator {
    return this.page.getByRole('status').filter({ hasText: /^已核准/ })
  }
}
