import type { BrowserContext, Page } from '@playwright/test'

/** What goes wrong in a page without anybody seeing it: scripts that throw, and what the content security policy stops. */
export class Watch {
  readonly troubles: string[] = []

  /** Watches every page of a person's browser from the first moment on. */
  async over(context: BrowserContext) {
    context.on('page', (page) => this.#listenTo(page))
    await context.exposeFunction('reportViolation', (violation: string) => this.troubles.push(violation))
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
        const report = Reflect.get(globalThis, 'reportViolation') as (violation: string) => void
        report(`CSP ${violatedDirective} stopped ${blockedURI} from ${sourceFile}:${lineNumber}`)
      })
    })
  }

  #listenTo(page: Page) {
    page.on('pageerror', (error) => this.troubles.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) {
        this.troubles.push(`${page.url()}: ${message.text()}`)
      }
    })
  }
}
