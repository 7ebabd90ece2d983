import type { Locator, Page } from '@playwright/test'

/** 本月: the clerk's home, and 预审并申报, where the month is submitted. */
export class MonthPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async opens() {
    await this.page.goto('/')
    await this.page.getByRole('heading', { name: /^本月/ }).waitFor()
  }

  /** How many claims lie in one of the four piles. */
  pile(name: '未完成' | '可申报' | '已退回' | '已申报'): Locator {
    return this.page.getByRole('main').getByRole('link', { name: new RegExp(`^${name}`) })
  }

  newClaim(): Locator {
    return this.page.getByRole('link', { name: '新建申报' })
  }

  notice(): Locator {
    return this.page.getByRole('main').getByRole('status')
  }

  /** Sends every complete claim, certified. */
  async submits() {
    await this.opensSubmission()
    await this.certifiesAndSends()
    await this.page.getByRole('heading', { name: '申报成功' }).waitFor()
  }

  async opensSubmission() {
    await this.opens()
    await this.page.getByRole('link', { name: '预审并申报' }).click()
    await this.page.getByRole('heading', { name: /^申报 / }).waitFor()
  }

  async certifiesAndSends() {
    const send = this.page.getByRole('region', { name: '申报' })
    await send.getByRole('checkbox').check()
    await send.getByRole('button', { name: '申报' }).click()
  }
}
