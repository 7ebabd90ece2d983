import type { ReviewView } from '@cradle/domain/wire'
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

  async decides(decision: '受理' | '同意' | '核准') {
    if (decision === '同意') await this.#tellsTasksDone()
    await this.#sends(decision)
  }

  /** Tells the open tasks of the stage done, as the page itself asks the API: what the page shows decides which. */
  async #tellsTasksDone() {
    const claimId = new URL(this.page.url()).pathname.split('/').at(-1)!
    const asked = this.page.waitForRequest((request) => request.url().endsWith(`/claims/${claimId}`))
    await this.page.reload()
    const { authorization = '' } = await (await asked).allHeaders()
    const headers = { authorization }
    const at = `/api/v1/claims/${claimId}`
    const review = (await (await this.page.request.get(`${at}/review`, { headers })).json()) as ReviewView
    for (const { code, by, stage, state, answeredByNote } of review.tasks)
      if (stage === review.stage && state !== 'done' && (by === 'person' || answeredByNote))
        await this.page.request.put(`${at}/tasks`, {
          headers,
          data: { version: review.version, task: code, done: true, note: '已核对' },
        })
    await this.decisions().waitFor()
  }

  async returns(reason: string) {
    await this.button('退回补正').click()
    await this.page.getByLabel('退回原因').fill(reason)
    await this.#sends('确认退回')
  }

  /** Waits for the answer, not for the page: that may turn to another claim with the same buttons at once. */
  async #sends(button: string) {
    const answer = this.page.waitForResponse((response) => response.url().endsWith('/decisions'))
    await this.button(button).click()
    await answer
  }
}
