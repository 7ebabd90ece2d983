import type { Locator, Page } from '@playwright/test'

/** A person without a mouse. */
export class Keyboard {
  readonly page: Page
  /** How many keys were pressed so far; a key held with Ctrl is one. */
  pressed = 0

  constructor(page: Page) {
    this.page = page
  }

  async types(text: string) {
    this.pressed += text.length
    await this.page.keyboard.type(text)
  }

  async presses(key: string) {
    this.pressed += 1
    await this.page.keyboard.press(key)
  }

  /** Tabs on until the focus is there; throws where no number of Tabs leads to it. */
  async tabsTo(target: Locator) {
    await target.waitFor()
    for (let tabs = 0; tabs < 40; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.presses('Tab')
    }
    throw new Error(`Tab never leads to ${String(target)}`)
  }
}
