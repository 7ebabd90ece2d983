import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemCaller } from '@cradle/db'
import { faultsOf, type RuleSet } from '@cradle/domain/benefit'
import { isPlainDate } from '@cradle/domain/calendar'
import { hashOfRules } from '#api/claim/kept-benefit.ts'
import { inScope } from '#api/lib/installation.ts'
import { type Judge, proving, underDraft, withAverages } from '#api/replay/judges.ts'
import { addTo, emptyReport, type ReplayReport } from '#api/replay/replay-all.ts'
import { reportInWords } from '#api/replay/report-in-words.ts'
import { countStored, fixedAverages, type Span, storedBenefits } from '#api/replay/stored-benefits.ts'
import { progressBar } from './progress-bar.ts'
import { runCommand } from './run-command.ts'
import { withProduct } from './with-product.ts'

const usage = `用法：replay-benefits [--draft 规则草案.json | --averages] [--from 日期] [--until 日期]
按各自的规则重新计算已作决定的待遇，报告每一处不同。
  --draft     计算同一批申报按规则草案的金额
  --averages  暂定的津贴按现已公布的全口径月平均工资计算，列出应补支和追回的金额
  --from, --until  只计算这段时间内的生育和手术
`

const options = {
  averages: { type: 'boolean' },
  draft: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Recomputes every stored decision; exits with 1 where one does not come out as it did under its own rules. */
await runCommand(async () => {
  const { values } = parseArgs({ options })
  if (values.help) return void process.stdout.write(usage)
  for (const day of [values.from, values.until])
    if (day !== undefined && !isPlainDate(day)) throw new Error(`${day} 不是日期，应写作 2026-11-05`)
  const draft = values.draft === undefined ? undefined : readDraft(values.draft)
  const judged = draft ? underDraft(draft) : values.averages ? 'averages' : proving(hashOfRules)
  const report = await withProduct(() => replayAll(judged, { from: values.from ?? null, until: values.until ?? null }))
  process.stdout.write(reportInWords(report))
  const { because } = report
  if (because['amounts-differ'] || because['rules-gone'] || because['rules-changed']) process.exitCode = 1
})

/** Judges every stored benefit of the span in one reading of the database. */
function replayAll(judged: Judge | 'averages', span: Span): Promise<ReplayReport> {
  return inScope(systemCaller('replay-benefits'), async (db) => {
    const judge = judged === 'averages' ? withAverages(await fixedAverages(db)) : judged
    const bar = progressBar('重新核算')
    const count = await countStored(db)
    const report = emptyReport()
    for await (const stored of storedBenefits(db, span)) {
      addTo(report, stored, judge)
      bar.show(report.replayed, count)
    }
    bar.end()
    return report
  })
}

/** A rule set that is not law yet, from a JSON file; checked as a published one is. */
function readDraft(file: string): RuleSet {
  const draft = JSON.parse(readFileSync(file, 'utf8')) as RuleSet
  const faults = faultsOf({ code: draft.region, name: draft.name }, draft)
  if (faults.length > 0) throw new Error(`规则草案有误：\n${faults.join('\n')}`)
  return draft
}
