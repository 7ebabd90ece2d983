/** The characters a font holds, as ranges of code points in order, both ends included. */
export type Coverage = readonly (readonly [first: number, last: number])[]

/** What both font files hold; written beside them by build-font.ts. */
export type FontCoverage = { subset: Coverage; full: Coverage }

/** The code points of a font as ranges. */
export function coverageOf(codePoints: Iterable<number>): Coverage {
  const ranges: [number, number][] = []
  for (const codePoint of [...new Set(codePoints)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && last[1] === codePoint - 1) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges
}

/** The characters of `text` that a font lacks, each once, in the order they stand. */
export function missingCharacters(text: string, coverage: Coverage): string[] {
  return [...new Set(text)].filter((character) => !covers(coverage, character.codePointAt(0) ?? 0))
}

function covers(coverage: Coverage, codePoint: number): boolean {
  let [low, high] = [0, coverage.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = coverage[middle] ?? [0, 0]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
