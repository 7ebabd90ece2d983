import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Deed } from './deeds.ts'
import { growthInWords } from './growth.ts'
import type { Layer } from './servers.ts'

/** What a layer showed of a workload: medians over the rounds. */
export type Shown = {
  perSecond: number
  p50: number
  p99: number
  /** Of the server's process a request, and of PostgreSQL's together. */
  cpuMs: number
  databaseMs: number | undefined
  errors: number
  calmP99?: number
}
export type Result = { workload: string; shown: Partial<Record<Layer, Shown>> }
export type Size = { claims: number; results: Result[]; deeds: Deed[] }

export type Report = {
  at: string
  machine: { cores: number; memoryGib: number; node: string; loadBefore: number; loadAfter: number }
  settings: { rounds: number; seconds: number; callers: number }
  sizes: Size[]
}

const goals: Record<string, { ratio: number; cpu: number }> = {
  'get a claim with nine lines': { ratio: 0.6, cpu: 2.0 },
  'list 50 claims': { ratio: 0.7, cpu: 1.7 },
  'create a claim with nine lines': { ratio: 0.6, cpu: 2.2 },
}

export const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0

const ratio = (one: number | undefined, other: number | undefined) => (one && other ? (one / other).toFixed(2) : '–')

const inMs = (ms: number | undefined) => (ms ? `${ms.toFixed(2)} ms` : '–')

/** The report as people read it. */
export function inWords({ at, machine, settings, sizes }: Report): string {
  const quiet = machine.loadBefore <= QUIET && machine.loadAfter <= QUIET + settings.callers / 4
  const lines = [
    `# The bench, ${at.slice(0, 10)}`,
    '',
    `${machine.cores} cores, ${machine.memoryGib} GiB, Node ${machine.node}, PostgreSQL of the embedded server, durable. ` +
      `${settings.rounds} interleaved rounds of ${settings.seconds} s with ${settings.callers} callers, medians.`,
    '',
    `Load average before ${machine.loadBefore.toFixed(1)}, after ${machine.loadAfter.toFixed(1)}` +
      (quiet ? '.' : ': **the machine was not quiet**. Rates are lower bounds; ratios hold roughly.'),
    '',
    'The limit is bare Fastify and `pg` doing the same SQL work by the same statements, named and prepared, without sign-in,',
    'role, scope, validation, sealing, masks and whatever is computed. The rows are those of the claims alone: without the',
    'clock, the trail, and what is read for checks and the benefit. CPU is that of the server’s process per request, DB CPU',
    'that of PostgreSQL; behind the stroke the limit’s.',
  ]
  for (const { claims, results, deeds } of sizes) {
    lines.push('', `## ${claims.toLocaleString('en')} claims`, '')
    lines.push(
      '| workload | product | p50 | p99 | p99 at half rate | CPU | DB CPU | of the limit | its CPU × | of the rows | of Prisma | goal |',
    )
    lines.push('|---|---|---|---|---|---|---|---|---|---|---|---|')
    for (const { workload, shown } of results) {
      const { product, limit, rows, prisma } = shown
      if (!product) continue
      const goal = goals[workload]
      const calm = product.calmP99 === undefined ? '–' : `${product.calmP99.toFixed(1)} ms`
      lines.push(
        `| ${workload} | ${product.perSecond.toFixed(0)}/s | ${product.p50.toFixed(1)} ms | ${product.p99.toFixed(1)} ms | ${calm} ` +
          `| ${inMs(product.cpuMs)} / ${inMs(limit?.cpuMs)} | ${inMs(product.databaseMs)} / ${inMs(limit?.databaseMs)} | ${ratio(product.perSecond, limit?.perSecond)} | ${ratio(product.cpuMs, limit?.cpuMs)} ` +
          `| ${ratio(product.perSecond, rows?.perSecond)} | ${ratio(product.perSecond, prisma?.perSecond)} | ${goal ? `≥ ${goal.ratio}, CPU ≤ ${goal.cpu}×` : '–'} |`,
      )
      const failed = product.errors + (limit?.errors ?? 0) + (rows?.errors ?? 0) + (prisma?.errors ?? 0)
      if (failed > 0) lines.push(`| ↳ errors | ${failed} | | | | | | | | | | |`)
    }
    if (deeds.length > 0) lines.push('', '| done once | times | time | |', '|---|---|---|---|')
    for (const { name, times, ms, note } of deeds) lines.push(`| ${name} | ${times} | ${ms.toFixed(0)} ms | ${note} |`)
  }
  lines.push(...growthInWords(sizes))
  return `${lines.join('\n')}\n`
}

/** A load average under which nobody else is at work. */
export const QUIET = 0.5

/** Keeps the report for people and for programs. */
export function keep(report: Report): string {
  const folder = fileURLToPath(new URL('../../../packages/docs/benchmarks/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const path = `${folder}${report.at.slice(0, 10)}-bench`
  writeFileSync(`${path}.md`, inWords(report))
  writeFileSync(`${path}.json`, `${JSON.stringify(report, null, 2)}\n`)
  return `${path}.md`
}
