import type { Locator, Page } from '@playwright/test'

/** What a letter says: whom it opens an account for, and with which code. */
export type LetterFacts = { name: string; code: string }

/** A letter with a one-time code, shown once. */
export class LetterPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  sheet(): Locator {
    return this.page.getByRole('article')
  }

  /** Reads the letter as its addressee will, and puts it away. */
  async takes(): Promise<LetterFacts> {
    await this.sheet().waitFor()
    const [name = '', code = ''] = await this.sheet().getByRole('definition').allInnerTexts()
    await this.page.getByRole('button', { name: '已交付，收起' }).click()
    return { name, code }
  }
}
