import { mkdtempSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { canonical } from '@cradle/db'
import { type BenchData, openData } from './data.ts'
import { databaseCpu } from './database-cpu.ts'
import { approveAndNext, type Deed, returnClaims, submitBatch, verifyTrail } from './deeds.ts'
import { ask, drive, type Drive } from './load.ts'
import { inWords, keep, median, QUIET, type Report, type Result, type Shown, type Size } from './report.ts'
import { type Layer, layers, type Server, startServer } from './servers.ts'
import { type Workload, workloads } from './workloads.ts'

/**
 * `bench [--claims 10k,100k] [--rounds 5] [--seconds 3] [--callers 16] [--data folder] [--once] [--backlog 2]
 * [--only words] [--smoke]`: the product beside its practical limit, the rows alone and plain Prisma, over the same tables, in turns,
 * the smallest province first. `--once` keeps none: each is written, measured and gone before the next. `--backlog`
 * lets so many of a hundred earlier claims wait for an approver. `--only` runs what bears these words in its name; it
 * keeps no report, nor does `--smoke`, which runs everything once, small, and proves that the bench still works.
 */
const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    claims: text,
    rounds: text,
    seconds: text,
    callers: text,
    data: text,
    once: { type: 'boolean' },
    backlog: text,
    only: text,
    smoke: { type: 'boolean' },
  },
})
const smoke = values.smoke === true
const { only } = values
const isWanted = (name: string) => only === undefined || name.includes(only)
/** Claims of the two batches that are submitted. */
const batches = smoke ? [20, 10] : [2000, 500]
const settings = {
  rounds: Number(values.rounds ?? (smoke ? 1 : 5)),
  seconds: Number(values.seconds ?? (smoke ? 0.5 : 3)),
  callers: Number(values.callers ?? (smoke ? 4 : 16)),
}
/** Before a server counts: of some hundred requests V8 spends as much on compiling as on the answers. */
const warming = smoke ? { seconds: 0.5 } : { seconds: 20, most: 4000 }
const sizes = (values.claims ?? (smoke ? '600' : '10k,100k'))
  .split(',')
  .map((size) => {
    const [, number, unit] = /^(\d+)([kM]?)$/.exec(size) ?? []
    if (number === undefined) throw new Error('--claims takes sizes such as 10k,100k,1M')
    return Number(number) * (unit === 'M' ? 1_000_000 : unit === 'k' ? 1000 : 1)
  })
  .toSorted((one, other) => one - other)
const folder = values.data ?? join(tmpdir(), 'cradle-bench')
const say = (line: string) => void process.stderr.write(`${line}\n`)

const loadBefore = loadavg()[0] ?? 0
if (loadBefore > QUIET && !smoke) say(`the machine is not quiet: load average ${loadBefore.toFixed(1)}`)

const measured: Size[] = []
for (const claims of sizes) measured.push(await measureSize(claims))
const report: Report = {
  at: new Date().toISOString(),
  machine: {
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    loadBefore,
    loadAfter: loadavg()[0] ?? 0,
  },
  settings,
  sizes: measured,
}
process.stdout.write(inWords(report))
if (!smoke && only === undefined) say(`kept as ${keep(report)}`)
const failed = measured
  .flatMap(({ results }) => results.flatMap(({ shown }) => Object.values(shown)))
  .some(({ errors }) => errors > 0)
if (failed) process.exitCode = 1

async function measureSize(claims: number): Promise<Size> {
  const data = await openData({
    folder,
    claims,
    batches,
    anew: smoke,
    once: values.once === true,
    say,
    ...(values.backlog !== undefined && { backlog: Number(values.backlog) }),
  })
  const env = {
    BENCH_OWNER_URL: data.ownerUrl,
    BENCH_LOGIN_URL: data.loginUrl,
    CRADLE_DATA: join(folder, 'product'),
    // Anchors of another run's database would contradict this one's trail.
    CRADLE_ANCHORS: mkdtempSync(join(tmpdir(), 'cradle-bench-anchors-')),
    PORT: '0',
    NODE_ENV: 'production',
  }
  const servers = new Map<Layer, Server>()
  try {
    for (const layer of layers) servers.set(layer, await startServer(layer, env))
    const results: Result[] = []
    for (const workload of workloads.filter(({ name }) => isWanted(name))) {
      say(`${claims} claims: ${workload.name}`)
      results.push(await measure(workload, data, servers))
    }
    return { claims, results, deeds: await once(data, servers.get('product')!) }
  } finally {
    for (const server of servers.values()) await server.stop()
    await data.stop()
  }
}

async function once(data: BenchData, product: Server): Promise<Deed[]> {
  const [largest, second] = data.clerks
  const { address } = product
  const deeds: Record<string, () => Promise<Deed[]>> = {
    'submit some': () => submitBatch(product, data, second),
    'submit many': () => submitBatch(product, data, largest),
    decide: () => returnClaims(address, data, smoke ? 8 : 200),
    'approve and next': () => approveAndNext(address, data, smoke ? 4 : 100),
    'verify the trail': () => verifyTrail(address, data),
  }
  const done: Deed[] = []
  for (const [name, deed] of Object.entries(deeds).filter(([named]) => isWanted(named))) {
    say(`${data.claims} claims: ${name}`)
    done.push(...(await deed()))
  }
  return done
}

/** A workload on every layer that answers it, in turns, after a round that warms and is not counted. */
async function measure(workload: Workload, data: BenchData, servers: ReadonlyMap<Layer, Server>): Promise<Result> {
  const taking = (['product', ...workload.beside] as const).map((layer) => servers.get(layer)!)
  await checkSame(workload, data, taking)
  const rounds = new Map<Layer, (Drive & Pick<Shown, 'cpuMs' | 'databaseMs'>)[]>()
  const spentByDatabase = databaseCpu(data.owner)
  for (let round = -1; round < settings.rounds; round++)
    for (const server of taking) {
      const callers = await workload.callers(data, settings.callers)
      const before = (await server.spent()).cpuMs
      const databaseBefore = spentByDatabase()
      const drove = await drive(server.address, callers, round < 0 ? warming : { seconds: settings.seconds })
      const perRequest = (after: number, from: number) => (after - from) / Math.max(1, drove.count)
      const cpuMs = perRequest((await server.spent()).cpuMs, before)
      const databaseAfter = spentByDatabase()
      const databaseMs =
        databaseBefore === undefined || databaseAfter === undefined
          ? undefined
          : perRequest(databaseAfter, databaseBefore)
      if (drove.firstError) say(`${server.layer}: ${drove.firstError}`)
      if (round >= 0) rounds.set(server.layer, [...(rounds.get(server.layer) ?? []), { ...drove, cpuMs, databaseMs }])
    }
  const shown: Partial<Record<Layer, Shown>> = {}
  for (const [layer, all] of rounds) {
    const of = (field: 'perSecond' | 'p50' | 'p99' | 'cpuMs' | 'databaseMs') =>
      median(all.flatMap((one) => one[field] ?? []))
    const errors = all.reduce((sum, one) => sum + one.errors, 0)
    shown[layer] = {
      perSecond: of('perSecond'),
      p50: of('p50'),
      p99: of('p99'),
      cpuMs: of('cpuMs'),
      databaseMs: of('databaseMs'),
      errors,
    }
  }
  const product = shown.product!
  const callers = await workload.callers(data, settings.callers)
  const rate = product.perSecond / 2
  const calm = await drive(servers.get('product')!.address, callers, { seconds: settings.seconds, rate })
  shown.product = { ...product, calmP99: calm.p99 }
  return { workload: workload.name, shown }
}

/** Before a reading is timed: the product, the limit and the rows answer the same. */
async function checkSame({ name, same, callers }: Workload, data: BenchData, servers: Server[]) {
  if (!same) return
  const answers: string[] = []
  for (const { layer, address } of servers) {
    if (layer === 'prisma') continue
    const [caller] = await callers(data, 1)
    const { status, body } = await ask(address, caller!.next())
    if (status >= 300) throw new Error(`${layer} answered ${status}: ${body.slice(0, 300)}`)
    answers.push(canonical(same(JSON.parse(body) as Record<string, never>)))
  }
  const other = answers.find((answer) => answer !== answers[0])
  if (other !== undefined) throw new Error(`${name}: the answers differ\n${answers[0]}\n${other}`)
}
