import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Tests counted by how they ended. */
export type Tally = { passed: number; failed: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
}

/** A file that could not even be loaded counts as one failure: none of its tests ran. */
export function tallyOfVitest({ numPassedTests, numFailedTests, testResults }: VitestReport): Tally {
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

/** A play that passed only on a second try did not pass; an error outside of any play is a failure of its own. */
export const tallyOfPlaywright = ({ stats, errors }: PlaywrightReport): Tally => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
})

/** What both runs reported in `folder`; a report that is not there is a run that failed. */
export function tallyOf(folder: string): Tally {
  const reports = [
    tallied(join(folder, 'vitest.json'), (report) => tallyOfVitest(report as VitestReport)),
    tallied(join(folder, 'playwright.json'), (report) => tallyOfPlaywright(report as PlaywrightReport)),
  ]
  return reports.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }))
}

function tallied(file: string, tally: (report: unknown) => Tally): Tally {
  try {
    return tally(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}

if (import.meta.main) {
  const { passed, failed } = tallyOf(process.argv[2] ?? 'test-results')
  process.stdout.write(`${passed} ${failed}\n`)
}
