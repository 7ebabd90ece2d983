import type { Locator, Page } from '@playwright/test'

/** One claim to read, with what its clerk may do next; and the list of all. */
export class ClaimPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async opens(claimId: string) {
    await this.page.goto(`/claims/${claimId}`)
    await this.page.getByRole('heading', { name: '办理经过' }).waitFor()
  }

  status(name: string): Locator {
    return this.page.getByRole('main').getByText(name, { exact: true }).first()
  }

  /** What there is to say and to do first. */
  notice(): Locator {
    return this.page.getByRole('main').getByRole('status').filter({ hasText: /\S/ }).first()
  }

  /** What the agency wants, place by place. */
  pins(): Locator {
    return this.page.getByRole('list', { name: '需要补正的内容' }).getByRole('listitem')
  }

  /** What was decided. */
  outcome(): Locator {
    return this.page.locator('section').filter({ has: this.page.getByRole('heading', { name: '审核结果' }) })
  }

  /** The papers given out about the claim. */
  notices(): Locator {
    return this.page.getByRole('list', { name: '文书' }).getByRole('listitem')
  }

  /** 文号 of the first notice of this kind. */
  async numberOfNotice(kind: string): Promise<string> {
    const line = await this.notices()
      .filter({ hasText: kind })
      .first()
      .getByText(/〔\d{4}〕\d+号/)
      .textContent()
    return (line ?? '').split(' ')[0]!
  }

  /** Asks what a paper in hand is, by the number on it. */
  async looksUp(number: string) {
    await this.page.goto(`/q/${encodeURIComponent(number)}`)
  }

  answers(section: string): Locator {
    return this.page.getByRole('region', { name: section, exact: true })
  }

  async continues() {
    await this.page.getByRole('link', { name: '继续填写' }).click()
  }

  async deletes() {
    await this.page.getByRole('button', { name: '删除' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await this.page.getByRole('heading', { name: '申报单', exact: true }).waitFor()
  }

  async takesDeletionBack() {
    await this.page.getByRole('button', { name: '撤销删除' }).click()
    await this.page.getByRole('heading', { name: '办理经过' }).waitFor()
  }

  async opensDeleted() {
    await this.opensList()
    await this.page.locator('section').getByRole('link', { name: '最近删除' }).click()
    await this.page.getByRole('heading', { name: '最近删除' }).waitFor()
  }

  async restores(name: string) {
    await this.page.getByRole('button', { name: new RegExp(`^恢复${name}的申报单`) }).click()
    await this.page.getByRole('heading', { name: '办理经过' }).waitFor()
  }

  async sendsAgain() {
    await this.page.getByRole('button', { name: '重新申报' }).click()
  }

  /** Looks at a form before it is printed. */
  async previews(form = '审核表'): Promise<Locator> {
    await this.page.getByRole('button', { name: `打印${form}`, exact: true }).click()
    const preview = this.page.getByRole('dialog', { name: /^打印预览/ })
    await preview.getByText(/^共 \d+ 页/).waitFor()
    return preview
  }

  /** Prints a form, and takes the file as a person downloads it. */
  async prints(form = '审核表'): Promise<Uint8Array> {
    const preview = await this.previews(form)
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      preview.getByRole('button', { name: '下载 PDF' }).click(),
    ])
    const stream = await download.createReadStream()
    const parts: Uint8Array[] = []
    for await (const part of stream) parts.push(part as Uint8Array)
    await preview.getByRole('button', { name: '关闭' }).click()
    return Buffer.concat(parts)
  }

  async opensList() {
    await this.page.goto('/claims')
    await this.page.getByRole('heading', { name: '申报单', exact: true }).waitFor()
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name })
  }
}
