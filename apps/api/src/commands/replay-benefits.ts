import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keysFrom, makeLoginRole, openDatabase, reachEmbedded, systemCaller } from '@cradle/db'
import { faultsOf, type RuleSet } from '@cradle/domain/benefit'
import { isPlainDate } from '@cradle/domain/calendar'
import { hashOfRules } from '#api/claim/kept-benefit.ts'
import { readConfig } from '#api/config.ts'
import { proving, underDraft, withAverages } from '#api/replay/judges.ts'
import { addTo, emptyReport } from '#api/replay/replay-all.ts'
import { progressBar } from '#api/replay/progress-bar.ts'
import { reportInWords } from '#api/replay/report-in-words.ts'
import { countStored, fixedAverages, storedBenefits } from '#api/replay/stored-benefits.ts'

const usage = `用法：replay-benefits [--draft 规则草案.json | --averages] [--from 日期] [--until 日期]
按各自的规则重新计算已作决定的待遇，报告每一处不同。
  --draft     计算同一批申报按规则草案的金额
  --averages  暂定的津贴按现已公布的全口径月平均工资计算，列出应补支和追回的金额
  --from, --until  只计算这段时间内的生育和手术
`

/** Recomputes every stored decision; exits with 1 where one does not come out as it did under its own rules. */
async function main() {
  const { values } = parseArgs({
    options: {
      averages: { type: 'boolean' },
      draft: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return void process.stdout.write(usage)
  for (const day of [values.from, values.until])
    if (day !== undefined && !isPlainDate(day)) throw new Error(`${day} 不是日期，应写作 2026-11-05`)
  const draft = values.draft === undefined ? undefined : readDraft(values.draft)
  const config = readConfig(process.env)
  const server = config.databaseUrl ? undefined : await reachEmbedded({ folder: config.dataFolder })
  try {
    const ownerUrl = config.databaseUrl ?? server!.url('postgres')
    const loginUrl = await makeLoginRole(ownerUrl, keysFrom(config.secrets).databasePassword)
    const database = await openDatabase({ url: loginUrl, connections: 1, onConnectionError: () => undefined })
    try {
      const report = emptyReport()
      await database.inScope(systemCaller('replay-benefits'), async (db) => {
        const judge = draft
          ? underDraft(draft)
          : values.averages
            ? withAverages(await fixedAverages(db))
            : proving(hashOfRules)
        const bar = progressBar(await countStored(db), '项')
        for await (const stored of storedBenefits(db, { from: values.from ?? null, until: values.until ?? null })) {
          addTo(report, stored, judge)
          bar.step()
        }
        bar.end()
      })
      process.stdout.write(reportInWords(report))
      if (report.because['amounts-differ'] || report.because['rules-gone'] || report.because['rules-changed'])
        process.exitCode = 1
    } finally {
      await database.close()
    }
  } finally {
    await server?.stop()
  }
}

/** A rule set that is not law yet, from a JSON file; checked as a published one is. */
function readDraft(file: string): RuleSet {
  const draft = JSON.parse(readFileSync(file, 'utf8')) as RuleSet
  const faults = faultsOf({ code: draft.region, name: draft.name }, draft)
  if (faults.length > 0) throw new Error(`规则草案有误：\n${faults.join('\n')}`)
  return draft
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
