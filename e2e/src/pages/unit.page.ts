import type { Locator, Page } from '@playwright/test'
import { type LetterFacts, LetterPage } from './letter.page.ts'
import type { Holder } from './unit-accounts.page.ts'

/** The smallest file that begins as a PDF does. */
const scan = { name: '承诺书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }

/** 单位: the operators of an employer, and its 承诺书. */
export class UnitPage {
  readonly page: Page
  readonly letter: LetterPage

  constructor(page: Page) {
    this.page = page
    this.letter = new LetterPage(page)
  }

  async opens() {
    await this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '单位' }).click()
    await this.page.getByRole('heading', { name: '经办人' }).waitFor()
  }

  async uploadsCommitmentLetter(file: { name: string; mimeType: string; buffer: Buffer } = scan) {
    await this.page.getByLabel('承诺书文件').setInputFiles(file)
  }

  operator(name: string): Locator {
    return this.page
      .getByRole('list', { name: '经办人' })
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name, exact: true }) })
  }

  async adds({ name, idNumber }: Holder, username: string): Promise<LetterFacts> {
    await this.page.getByRole('button', { name: '添加经办人' }).click()
    const form = this.page.getByRole('region', { name: '添加经办人' })
    await form.getByLabel('姓名').fill(name)
    await form.getByLabel('身份证号').fill(idNumber)
    await form.getByLabel('用户名').fill(username)
    await form.getByRole('button', { name: '添加', exact: true }).click()
    return this.letter.takes()
  }

  async handsOver(from: string, to: string) {
    const record = await this.#opened(from)
    await record.getByRole('button', { name: '移交在办申报' }).click()
    const form = record.getByRole('region', { name: '移交在办申报' })
    await form.getByLabel('接手的经办人').selectOption({ label: to })
    await form.getByRole('button', { name: '移交', exact: true }).click()
  }

  async suspends(name: string, reason: string) {
    const record = await this.#opened(name)
    await record.getByRole('button', { name: '停用' }).click()
    const form = record.getByRole('region', { name: '停用' })
    await form.getByLabel('停用原因').fill(reason)
    await form.getByRole('button', { name: '停用' }).click()
  }

  async #opened(name: string): Promise<Locator> {
    const operator = this.operator(name)
    const button = operator.getByRole('button', { name, exact: true })
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
    return operator
  }

  /** From now on a submission leaves only once somebody else has confirmed it. */
  async asksForConfirmation() {
    await this.page.getByRole('button', { name: '改为须确认' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: '改为须确认' }).click()
    await this.page.getByRole('button', { name: '改为不须确认' }).waitFor()
  }
}
