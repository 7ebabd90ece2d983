import type { Locator, Page } from '@playwright/test'

/** 审核台: the queue, and one claim on the desk. */
export class ReviewDeskPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async opensQueue() {
    await this.page.goto('/review')
    await this.page.getByRole('heading', { name: /^审核台/ }).waitFor()
  }

  /** The claim of this employer's in the queue. */
  waiting(employer: string): Locator {
    return this.page.getByRole('row').filter({ hasText: employer })
  }

  /** The claims that the queue lists, as it is narrowed. */
  claims(): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link') })
  }

  /** How the claim on the desk stands in its queue. */
  standing(): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: '期限与疑点' }) })
      .last()
  }

  async takesUp(employer: string) {
    await this.opensQueue()
    await this.waiting(employer).getByRole('link').click()
    await this.decisions().waitFor()
  }

  async opens(claimId: string) {
    await this.page.goto(`/review/${claimId}`)
    await this.page.getByRole('navigation', { name: '审核队列' }).waitFor()
  }

  decisions(): Locator {
    return this.page.getByRole('region', { name: '审核决定' })
  }

  /** What the checks found, a line each. */
  findings(): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: /^核对发现/ }) })
      .getByRole('listitem')
  }

  /** A document of the claim, small: pressed, it is shown whole. */
  picture(name: string, n = 1): Locator {
    return this.page.getByRole('button', { name: `查看${name} ${n}`, exact: true })
  }

  /** The document that is shown whole. */
  viewer(): Locator {
    return this.page.getByRole('region', { name: '资料内容' })
  }

  button(name: string): Locator {
    return this.decisions().getByRole('button', { name, exact: true })
  }

  /** The checklist of the stage. */
  tasks(): Locator {
    return this.page.getByRole('list', { name: '核对事项' })
  }

  /** Ticks whatever of the checklist is the reviewer's to tick. */
  async ticksTasks() {
    const open = this.tasks().getByRole('checkbox', { checked: false })
    await this.tasks().waitFor()
    while ((await open.count()) > 0) {
      const answer = this.page.waitForResponse((response) => response.url().endsWith('/tasks'))
      await open.first().click()
      await answer
    }
  }

  /** Agrees once everything on the checklist is ticked; what is received is not checked yet. */
  async decides(decision: '受理' | '同意' | '核准' | '部分核准' | '会签同意') {
    if (decision === '同意') await this.ticksTasks()
    await this.#sends(decision)
  }

  /** Gives the claim back; each pin names a place as the list of places does, and what is wanted there. */
  async returns(reason: string, pins: [group: string, name: string, text: string][] = []) {
    await this.button('退回补正').click()
    await this.page.getByLabel('退回原因').fill(reason)
    for (const [group, name, text] of pins) {
      await this.page.getByLabel('标出位置').selectOption({ label: name })
      await this.page.getByLabel(`${group} · ${name}`, { exact: true }).fill(text)
    }
    await this.#sends('确认退回')
  }

  /** The line of a bill, by what the bill calls it. */
  line(printed: string): Locator {
    return this.page.getByRole('row').filter({ has: this.#adjustment(printed) })
  }

  /** Opens the adjustment of a line; what takes one back is called 撤销核减. */
  #adjustment(printed: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^核减 ${printed}，`) })
  }

  async adjusts(printed: string, { yuan, reason, words }: { yuan: string; reason: string; words: string }) {
    await this.#adjustment(printed).click()
    const form = this.page.getByRole('form', { name: `核减 ${printed}` })
    await form.getByLabel('审核金额').fill(yuan)
    await form.getByLabel('原因').selectOption({ label: reason })
    await form.getByLabel(/^说明/).fill(words)
    await form.getByRole('button', { name: '保存核减' }).click()
    await form.waitFor({ state: 'hidden' })
  }

  /** One benefit in the approver's decision. */
  benefit(name: string): Locator {
    return this.decisions().getByRole('group', { name: new RegExp(`^${name}`) })
  }

  async refusesBenefit(name: string, { facts, reason, article }: { facts: string; reason: string; article: string }) {
    const benefit = this.benefit(name)
    await benefit.getByLabel('不予支付').check()
    await benefit.getByLabel('查明的事实').fill(facts)
    await benefit.getByLabel('理由').fill(reason)
    await benefit.getByLabel('依据的文件和条款').fill(article)
  }

  /** Takes a decided claim up again, by the document that orders it. */
  async reopens({ ground, number, on, reason }: { ground: string; number: string; on: string; reason: string }) {
    await this.button('重新办理').click()
    await this.page.getByLabel('重新办理的依据').selectOption({ label: ground })
    await this.page.getByLabel('文号').fill(number)
    await this.page.getByLabel('文书日期').fill(on)
    await this.page.getByLabel('重新办理的原因').fill(reason)
    await this.#sends('确认重新办理')
  }

  /** The papers given out about the claim. */
  notices(): Locator {
    return this.page.getByRole('list', { name: '文书' })
  }

  /** What changed at a send, against the one before. */
  changes(n: number): Locator {
    return this.page.getByRole('table', { name: `第 ${n} 次申报改动的内容` })
  }

  /** Waits for the answer, not for the page: that may turn to another claim with the same buttons at once. */
  async #sends(button: string) {
    const answer = this.page.waitForResponse((response) => response.url().endsWith('/decisions'))
    await this.button(button).click()
    await answer
  }
}
