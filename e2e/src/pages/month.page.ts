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

  /** Judges what is there to be judged, without sending. */
  async judges() {
    await this.page.getByRole('button', { name: '预审' }).click()
    await this.judged().waitFor()
  }

  judged(): Locator {
    return this.page.getByRole('region', { name: '预审结果' })
  }

  /** Hands everything complete to an administrator of the unit. */
  async asksForConfirmation() {
    await this.page.getByRole('region', { name: '申报' }).getByRole('button', { name: '提交确认' }).click()
    await this.page.getByRole('heading', { name: /^确认 / }).waitFor()
  }

  /** 业务回退. */
  async withdraws() {
    await this.page.getByRole('button', { name: '业务回退' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: '业务回退' }).click()
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  async opensReminders() {
    await this.page.getByRole('button', { name: /^提醒/ }).click()
    await this.reminders().waitFor()
  }

  reminders(): Locator {
    return this.page.getByRole('region', { name: '提醒' })
  }
}
