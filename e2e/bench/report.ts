import type { Print } from './prints.ts'
import type { Typing } from './typing.ts'
import type { Visit } from './visits.ts'

export type Report = {
  at: string
  machine: { cores: number; load: number; chromium: string }
  times: number
  visits: { network: string; visits: Visit[] }[]
  /** Absent where it was not measured; so are the others where they are empty. */
  typing: Typing | undefined
  prints: Print[]
}

export const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0

/** The report as people read it: of what was measured. */
export function inWords({ at, machine, times, visits, typing, prints }: Report): string {
  const lines = [
    `# The browser, ${at.slice(0, 10)}`,
    '',
    `Chromium ${machine.chromium} on ${machine.cores} cores, load average ${machine.load.toFixed(1)} while measuring` +
      `${machine.load > 2 ? ': **the machine was not quiet**, and everything took longer than it would' : ''}. ` +
      'The product as `start` runs it, over HTTP/1.1.',
    ...(visits.length > 0 ? visitsInWords(visits, times) : []),
    ...(typing ? typingInWords(typing) : []),
    ...(prints.length > 0 ? printsInWords(prints) : []),
    '',
  ]
  return lines.join('\n')
}

const ms = (value: number) => `${Math.round(value)} ms`

const visitsInWords = (visits: Report['visits'], times: number) => [
  '',
  '## From the address to the content',
  '',
  `CPU four times slower, ${times === 1 ? 'each once' : `medians of ${times}`}. Goals: 3 s on a first visit, with nothing in the cache; 1.5 s on a repeat one.`,
  ...visits.flatMap(({ network, visits: made }) => [
    '',
    `### ${network}`,
    '',
    '| page | first visit | repeat visit |',
    '|---|---|---|',
    ...made.map(({ page, first, again }) => `| ${page} | ${ms(first)} | ${ms(again)} |`),
  ]),
]

const typingInWords = ({ keys, median: half, worst, longestTask }: Typing) => [
  '',
  '## Typing in a claim of fifty lines',
  '',
  'CPU four times slower; from the key to the next paint, of the keys that took longer than a frame. Goal: 100 ms.',
  '',
  '| keys | median | worst | longest task |',
  '|---|---|---|---|',
  `| ${keys} | ${ms(half)} | ${ms(worst)} | ${ms(longestTask)} |`,
]

const printsInWords = (prints: Print[]) => [
  '',
  '## Prints',
  '',
  'CPU as it is, from the click to the file; the memory is the peak of the whole renderer, engine, page and workers. Goals:',
  'first form 2 s, next 0.2 s, 1,000 rows 1.5 s, 500 forms 20 s under 400 MB, 300 kB a form and 25 kB a further page, no',
  'task of the page over 50 ms.',
  '',
  '| what | time | file | pages | longest task | peak memory |',
  '|---|---|---|---|---|---|',
  ...prints.map(
    ({ what, ms: time, kilobytes, pages, longestTask, peakMegabytes }) =>
      `| ${what} | ${ms(time)} | ${Math.round(kilobytes)} kB | ${pages} | ${ms(longestTask)} | ${Math.round(peakMegabytes)} MB |`,
  ),
]
