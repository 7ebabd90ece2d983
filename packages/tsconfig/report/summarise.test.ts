import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tallyOf, tallyOfPlaywright, tallyOfVitest } from './summarise.ts'

const vitest = { numPassedTests: 40, numFailedTests: 2, testResults: [] }
const playwright = { stats: { expected: 9, unexpected: 1, flaky: 0 }, errors: [] }

async function givenReports(reports: Record<string, unknown>) {
  const folder = await mkdtemp(join(tmpdir(), 'cradle-reports-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, report] of Object.entries(reports)) await writeFile(join(folder, name), JSON.stringify(report))
  return folder
}

describe('summing up a run', () => {
  test('adds what vitest and Playwright report', async () => {
    const folder = await givenReports({ 'vitest.json': vitest, 'playwright.json': playwright })
    expect(tallyOf(folder)).toEqual({ passed: 49, failed: 3 })
  })

  test('counts a run without a report as failed', async () => {
    expect(tallyOf(await givenReports({ 'vitest.json': vitest }))).toEqual({ passed: 40, failed: 3 })
    expect(tallyOf(await givenReports({}))).toEqual({ passed: 0, failed: 2 })
  })

  test('counts a test file that could not be loaded', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: ['a test that failed and is counted already'] },
      { status: 'passed', assertionResults: [] },
    ]
    expect(tallyOfVitest({ ...vitest, testResults })).toEqual({ passed: 40, failed: 3 })
  })

  test('counts a flaky play and an error outside of any play', () => {
    expect(tallyOfPlaywright({ stats: { expected: 9, unexpected: 0, flaky: 1 }, errors: ['setup'] })).toEqual({
      passed: 9,
      failed: 2,
    })
  })
})
