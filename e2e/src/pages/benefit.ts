import type { Locator, Page } from '@playwright/test'

/** 待遇 wherever it stands: the amounts, and what explains them. */
export class Benefit {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The row of one benefit: its name, its days, its amount. */
  row(name: '医疗费' | '产前检查' | '津贴' | '合计'): Locator {
    return this.page.getByRole('table', { name: /待遇$/ }).getByRole('row', { name: new RegExp(`^${name}`) })
  }

  button(): Locator {
    return this.page.getByRole('button', { name: /^为什么/ })
  }

  why(): Locator {
    return this.page.getByRole('region', { name: '金额的依据' })
  }

  /** One step of the explanation. */
  step(words: RegExp): Locator {
    return this.why().getByRole('listitem').filter({ hasText: words }).first()
  }
}
