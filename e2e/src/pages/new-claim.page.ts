import type { Locator, Page } from '@playwright/test'
import type { Birth } from '../births.ts'
import { box, option } from './fields.ts'

/** 新建申报: whom the claim is for, then what happened. */
export class NewClaimPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async opens() {
    await this.page.goto('/claims/new')
    await this.page.getByRole('heading', { name: '新建申报' }).waitFor()
  }

  async looksUp(idNumber: string) {
    await this.number().fill(idNumber)
    await this.number().press('Enter')
  }

  async looksUpByCard(cardNumber: string) {
    await this.page.getByText('医保卡号', { exact: true }).click()
    await box(this.page, '医保卡号').fill(cardNumber)
    await box(this.page, '医保卡号').press('Enter')
  }

  number(): Locator {
    return box(this.page, '身份证号')
  }

  /** The person found, as the register knows them. */
  person(): Locator {
    return this.page.getByRole('main').getByRole('status')
  }

  async choosesKind(kind: '生育' | '终止妊娠' | '计划生育手术') {
    await option(this.page, '申报事由', kind).check()
  }

  /** Of a man's claim: it is for his wife. */
  async choosesWife() {
    await option(this.page, '就医人', '参保人的未就业配偶').check()
  }

  /** A termination by induction in the eighteenth week. */
  async tellsOfTermination({ on }: { on: string }) {
    await this.choosesKind('终止妊娠')
    await box(this.page, '终止妊娠日期').fill(on)
    await option(this.page, '终止妊娠方式', '引产').check()
    await box(this.page, '孕周').fill('18')
  }

  /** Unfolds what few events have. */
  async unfoldsParticulars() {
    await this.page.getByRole('button', { name: /^\+ 有/ }).click()
  }

  field(label: string): Locator {
    return box(this.page, label)
  }

  choice(heading: string, name: string): Locator {
    return option(this.page, heading, name)
  }

  async tellsOf(birth: Birth) {
    await this.choosesKind('生育')
    await box(this.page, '生育日期').fill(birth.eventOn)
    await option(this.page, '生产方式', birth.delivery).check()
    await box(this.page, '生育次数').fill(birth.birthOrder)
    await box(this.page, '胎儿数').fill(birth.fetuses)
    await box(this.page, '孕周').fill(birth.gestationWeeks)
  }

  async goesOn() {
    await this.page.getByRole('button', { name: /^下一步/ }).click()
    await this.page.getByRole('heading', { name: '联系与配偶', level: 1 }).waitFor()
  }
}
