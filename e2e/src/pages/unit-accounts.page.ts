import type { Locator, Page } from '@playwright/test'
import { type LetterFacts, LetterPage } from './letter.page.ts'

export type Holder = { name: string; idNumber: string }

/** 单位账户: the agency's employers and their accounts. */
export class UnitAccountsPage {
  readonly page: Page
  readonly letter: LetterPage

  constructor(page: Page) {
    this.page = page
    this.letter = new LetterPage(page)
  }

  async opens() {
    await this.page.goto('/unit-accounts')
    await this.page.getByRole('list', { name: '单位账户' }).waitFor()
  }

  row(employer: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: employer, exact: true }) })
  }

  async finds(employer: string) {
    await this.page.getByLabel('查找单位').fill(employer)
    const record = this.row(employer).getByRole('button', { name: employer, exact: true })
    if ((await record.getAttribute('aria-expanded')) === 'false') await record.click()
  }

  /** Opens the unit's account in its holder's name, and takes the letter. */
  async issues(employer: string, { name, idNumber }: Holder): Promise<LetterFacts> {
    await this.finds(employer)
    await this.page.getByLabel('持有人姓名').fill(name)
    await this.page.getByLabel('持有人身份证号').fill(idNumber)
    await this.page.getByRole('button', { name: '开通并生成信函' }).click()
    return this.letter.takes()
  }
}
