import { parseArgs } from 'node:util'
import { sizesFor, type ProvinceStep, writeProvince } from '@cradle/db/province'
import { isEmpty } from '@cradle/db/seed'
import { addMonths, dateInShanghai } from '@cradle/domain/calendar'
import { progressBar } from './progress-bar.ts'
import { runCommand } from './run-command.ts'
import { withProduct } from './with-product.ts'

/**
 * `make-province --claims 100k [--persons 200k] [--employers 5k] [--hospitals 300] [--seed 1] [--parts 2]
 * [--backlog 2]`: fills an empty database with made-up people and five years of their claims, for measuring and for trying
 * things out. So many of a hundred claims of earlier months wait for an approver.
 */
await runCommand(async () => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: { claims: text, persons: text, employers: text, hospitals: text, seed: text, parts: text, backlog: text },
  })
  const given = Object.fromEntries(
    (['persons', 'employers', 'hospitals', 'seed', 'backlog'] as const).flatMap((name) =>
      values[name] === undefined ? [] : [[name, countOf(name, values[name])]],
    ),
  )
  const sizes = sizesFor(countOf('claims', values.claims ?? '10k'), lastPeriodOn(new Date()), given)
  await withProduct(async (url, { secrets, mode }) => {
    if (mode === 'production') throw new Error('made-up people have no place in production')
    if (!(await isEmpty(url)))
      throw new Error('the database is not empty: a province is written once, into an empty one')
    const bars = new Map<ProvinceStep, ReturnType<typeof progressBar>>()
    const names = { persons: '参保人', claims: '申报', indexes: '索引' }
    const start = performance.now()
    const startedAt = new Map<ProvinceStep, number>()
    const endedAt = new Map<ProvinceStep, number>()
    const onProgress = (step: ProvinceStep, done: number, total: number) => {
      const bar = bars.get(step) ?? progressBar(names[step])
      if (!bars.has(step)) startedAt.set(step, performance.now())
      bars.set(step, bar)
      bar.show(done, total)
      endedAt.set(step, performance.now())
    }
    await writeProvince({ url, secrets, sizes, parts: countOf('parts', values.parts ?? '2'), onProgress })
    for (const bar of bars.values()) bar.end()
    const seconds = (performance.now() - start) / 1000
    const claims = (endedAt.get('claims')! - startedAt.get('claims')!) / 1000
    process.stdout.write(
      `${sizes.claims} claims, ${sizes.persons} persons, ${sizes.employers} employers, ${sizes.hospitals} hospitals in ` +
        `${seconds.toFixed(1)} s; claims alone ${claims.toFixed(1)} s\n`,
    )
  })
})

/** `12`, `10k` or `2M`. */
function countOf(name: string, text: string): number {
  const [, number, unit] = /^(\d{1,7})([kM]?)$/.exec(text) ?? []
  if (number === undefined) throw new Error(`--${name} is a whole number such as 500, 10k or 1M`)
  return Number(number) * (unit === 'M' ? 1_000_000 : unit === 'k' ? 1000 : 1)
}

/** The period whose submissions a day may know of: the month itself from its 6th on. */
function lastPeriodOn(now: Date): string {
  const today = dateInShanghai(now)
  return today.slice(-2) >= '06' ? today.slice(0, 7) : addMonths(today.slice(0, 7), -1)
}
