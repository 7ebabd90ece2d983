import type { Print } from './prints.ts'
import type { Typing } from './typing.ts'
import type { Visit } from './visits.ts'

export type Report = {
  at: string
  machine: { cores: number; load: number; chromium: string }
  times: number
  visits: { network: string; visits: Visit[] }[]
  typing: Typing
  prints: Print[]
}

export const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0

/** The report as people read it. */
export function inWords({ at, machine, times, visits, typing, prints }: Report): string {
  const ms = (value: number) => `${Math.round(value)} ms`
  const lines = [
    `# The browser, ${at.slice(0, 10)}`,
    '',
    `Chromium ${machine.chromium} on ${machine.cores} cores, load average ${machine.load.toFixed(1)} while measuring` +
      `${machine.load > 2 ? ': **the machine was not quiet**, and everything took longer than it would' : ''}. ` +
      'The product as `start` runs it, over HTTP/1.1.',
    '',
    '## From the address to the content',
    '',
    `CPU four times slower, ${times === 1 ? 'each once' : `medians of ${times}`}. Goals: 3 s on a first visit, with nothing in the cache; 1.5 s on a repeat one.`,
  ]
  for (const { network, visits: made } of visits) {
    lines.push('', `### ${network}`, '', '| page | first visit | repeat visit |', '|---|---|---|')
    for (const { page, first, again } of made) lines.push(`| ${page} | ${ms(first)} | ${ms(again)} |`)
  }
  lines.push(
    '',
    '## Typing in a claim of fifty lines',
    '',
    'CPU four times slower; from the key to the next paint, of the keys that took longer than a frame. Goal: 100 ms.',
    '',
    '| keys | median | worst | longest task |',
    '|---|---|---|---|',
    `| ${typing.keys} | ${ms(typing.median)} | ${ms(typing.worst)} | ${ms(typing.longestTask)} |`,
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
    '',
  )
  return lines.join('\n')
}
