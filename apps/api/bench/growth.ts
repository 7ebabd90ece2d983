import type { Size } from './report.ts'

/** How much slower anything may be in the largest province than in the smallest. */
const GOAL = 1.3
/** Squares for once as long. */
const SCALE = 10
const MOST_SQUARES = 40

type Row = { name: string; ms: (number | undefined)[]; limit: (number | undefined)[] }

/** How the product slows down as a province grows: each workload's p50 at every size, the largest beside the smallest. */
export function growthInWords(sizes: readonly Size[]): string[] {
  const [smallest] = sizes
  if (!smallest || sizes.length < 2) return []
  const rows = [...workloadsOf(smallest, sizes), ...deedsOf(smallest, sizes)]
  const compared = rows.flatMap(({ ms }) => timesOf(ms) ?? [])
  const over = compared.filter((times) => times > GOAL).length
  const head = [
    'workload',
    ...sizes.map(({ claims }) => claims.toLocaleString('en')),
    '×',
    'the limit’s ×',
    `≤ ${GOAL}`,
    '',
  ]
  return [
    '',
    '## Growth',
    '',
    `The product’s p50 in ms by the province’s claims; × is the largest to the smallest. The goal is ≤ ${GOAL}: ` +
      `${over === 0 ? 'all' : `${compared.length - over} of ${compared.length}`} reach it. The limit’s × says what the tables and the machine have of it.`,
    '',
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows.map(({ name, ms, limit }) => {
      const times = timesOf(ms)
      const cells = [
        name,
        ...ms.map((one) => one?.toFixed(one < 100 ? 1 : 0) ?? '–'),
        inWords(times),
        inWords(timesOf(limit)),
      ]
      const reached = times === undefined ? '–' : times <= GOAL ? 'yes' : '**no**'
      return `| ${[...cells, reached, times === undefined ? '' : plotOf(times)].join(' | ')} |`
    }),
  ]
}

const workloadsOf = (smallest: Size, sizes: readonly Size[]): Row[] =>
  smallest.results.map(({ workload: name }) => {
    const shown = sizes.map(({ results }) => results.find(({ workload }) => workload === name)?.shown)
    return { name, ms: shown.map((one) => one?.product?.p50), limit: shown.map((one) => one?.limit?.p50) }
  })

/** What is done once, place by place: every size does the same. What goes through everything is told of a thousand. */
const deedsOf = (smallest: Size, sizes: readonly Size[]): Row[] =>
  smallest.deeds.flatMap(({ name, through, isLimit }, place) => {
    if (isLimit) return []
    const ms = sizes.map(({ deeds }) => {
      const deed = deeds[place]
      if (deed?.name !== name) return
      return deed.through ? (deed.ms * 1000) / deed.through : deed.ms
    })
    return [{ name: through ? `${name}, a thousand` : name, ms, limit: [] }]
  })

function timesOf(ms: Row['ms']): number | undefined {
  const [first, last] = [ms.at(0), ms.at(-1)]
  return first && last ? last / first : undefined
}

const inWords = (times: number | undefined) => times?.toFixed(2) ?? '–'

/** A bar that reaches the stroke where the goal is. */
function plotOf(times: number): string {
  const filled = Math.min(MOST_SQUARES, Math.round(times * SCALE))
  const squares = '▪'.repeat(filled).padEnd(GOAL * SCALE, '·')
  return `\`${squares.slice(0, GOAL * SCALE)}¦${squares.slice(GOAL * SCALE)}\``
}
