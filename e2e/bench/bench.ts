import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findChromium } from '../src/chromium.ts'
import { startProduct } from '../src/product.ts'
import { prints } from './prints.ts'
import { inWords, type Report } from './report.ts'
import { setScene } from './scene.ts'
import { typing } from './typing.ts'
import { visits } from './visits.ts'
import { networks, signedIn } from './watched-page.ts'

/**
 * `bench:browser [--claims 1000] [--forms 500] [--times 3] [--only visits|typing|prints] [--into folder]`: measures the
 * product in a real Chromium, and keeps the report in packages/docs/benchmarks. With `--only` it measures one part of it,
 * and keeps none.
 */
const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '1000' },
    forms: { type: 'string', default: '500' },
    times: { type: 'string', default: '3' },
    only: { type: 'string' },
    into: { type: 'string', default: join(import.meta.dirname, '../../packages/docs/benchmarks') },
  },
})
const { only } = values
const parts = ['visits', 'typing', 'prints'] as const
if (only !== undefined && !parts.some((part) => part === only)) throw new Error(`--only takes ${parts.join(', ')}`)
const isWanted = (part: (typeof parts)[number]) => only === undefined || only === part

const say = (text: string) => process.stdout.write(`${text}\n`)
const executablePath = await findChromium()
const product = await startProduct()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  say('Setting the scene …')
  const times = Number(values.times)
  const amounts = { claims: Number(values.claims), forms: Number(values.forms) }
  const { clerk, reviewer, auditor, longId, printedId } = await setScene(product)
  const load: number[] = []
  const made: Report['visits'] = []
  const atDesk = await signedIn(browser, product.origin, clerk)
  if (isWanted('visits')) {
    const atReview = await signedIn(browser, product.origin, reviewer)
    const atAudit = await signedIn(browser, product.origin, auditor)
    for (const network of networks) {
      say(`Visiting over ${network.name} …`)
      made.push({
        network: network.name,
        visits: [
          await visits(atDesk, '本月', '/', network, times),
          await visits(atDesk, '申报单', '/claims', network, times),
          await visits(atDesk, '申报表单 · 费用, 50 lines', `/claims/${longId}/charges`, network, times),
          await visits(atReview, '审核台', '/review', network, times),
          await visits(atAudit, '审计记录', '/audit', network, times),
        ],
      })
      load.push(loadavg()[0] ?? 0)
    }
  }
  if (isWanted('typing')) say('Typing …')
  const typed = isWanted('typing') ? await typing(atDesk, longId) : undefined
  if (isWanted('prints')) say('Printing …')
  const open = () => signedIn(browser, product.origin, clerk)
  const printed = isWanted('prints') ? await prints(browser, open, { claimId: printedId, ...amounts }) : []
  load.push(loadavg()[0] ?? 0)
  const report: Report = {
    at: new Date().toISOString(),
    machine: { cores: availableParallelism(), load: Math.max(...load), chromium: browser.version() },
    times,
    visits: made,
    typing: typed,
    prints: printed,
  }
  say(inWords(report))
  if (only === undefined) {
    mkdirSync(values.into, { recursive: true })
    const name = `${report.at.slice(0, 10)}-browser`
    writeFileSync(join(values.into, `${name}.json`), `${JSON.stringify(report, undefined, 2)}\n`)
    writeFileSync(join(values.into, `${name}.md`), inWords(report))
  }
} finally {
  await browser.close()
  await product.stop()
}
