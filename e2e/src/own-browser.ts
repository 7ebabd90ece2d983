import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from '@playwright/test'
import type { Watch } from './watch.ts'

/**
 * A whole Chromium with a profile on the disk, which the shell has not: the play starts it, kills it as a power cut would,
 * and starts it again.
 */
export class OwnBrowser {
  readonly #profile: string
  readonly #origin: string
  readonly #watch: Watch
  #process: ChildProcess | undefined

  private constructor(profile: string, origin: string, watch: Watch) {
    this.#profile = profile
    this.#origin = origin
    this.#watch = watch
  }

  static async given(origin: string, watch: Watch) {
    return new OwnBrowser(await mkdtemp(join(tmpdir(), 'cradle-profile-')), origin, watch)
  }

  /** Starts it; answers a page that finds addresses of the product by their path, as the plays' others do. */
  async starts(): Promise<Page> {
    const child = spawn(
      process.env['CRADLE_E2E_CHROMIUM'] ?? 'chromium',
      [
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${this.#profile}`,
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--window-size=1366,900',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    this.#process = child
    const browser = await chromium.connectOverCDP(await listeningAddress(child))
    const [context] = browser.contexts()
    if (!context) throw new Error('the browser has no context')
    await this.#watch.over(context)
    const page = await context.newPage()
    const visit = page.goto.bind(page)
    page.goto = (path, options) => visit(new URL(path, this.#origin).href, options)
    return page
  }

  /** Kills it in the middle of whatever it does: nothing is closed, flushed or said goodbye to. */
  async isKilled() {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  async isThrownAway() {
    await this.isKilled()
    // Children of the killed process may still be writing for a moment.
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/** Where the browser listens, as it says on its error stream. */
async function listeningAddress(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  createInterface({ input: child.stderr! }).on('line', (line) => {
    const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? []
    if (address) resolve(address)
  })
  child.once('exit', () => reject(new Error('the browser ended before it listened')))
  return promise
}
