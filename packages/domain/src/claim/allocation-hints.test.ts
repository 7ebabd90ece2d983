import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fen, type Fen, total } from '../money/index.ts'
import { amounts } from '../testing/answers.ts'
import { type AllocationHint, allocationHints } from './allocation-hints.ts'

const hints = (stated: number, parts: number[]) => allocationHints(fen(stated), parts.map(fen))

describe('a difference is explained', () => {
  test.each<[string, number, number[], AllocationHint[]]>([
    [
      'by two digits swapped',
      312_055,
      [128_025, 80_000, 111_230],
      [{ kind: 'swapped', part: 0, should: fen(120_825) }],
    ],
    [
      'by two digits swapped in the total',
      321_055,
      [200_500, 111_555],
      [{ kind: 'swapped', part: null, should: fen(312_055) }],
    ],
    ['by a line typed twice', 200_000, [120_000, 80_000, 80_000], [{ kind: 'doubled', part: 2, twin: 1 }]],
    ['by a line that is too much', 200_000, [120_000, 80_000, 3_100], [{ kind: 'doubled', part: 2, twin: null }]],
    ['by a line that should stand twice', 280_000, [120_000, 80_000], [{ kind: 'missing', part: 1 }]],
  ])('%s', (_, stated, parts, explained) => {
    expect(hints(stated, parts)).toEqual(explained)
  })

  test.each<[string, number, number[]]>([
    ['nothing that is wrong', 200_000, [120_000, 80_000]],
    ['no parts', 200_000, []],
    ['a difference nothing explains', 200_000, [120_000, 79_999]],
    ['a line of nothing', 200_000, [200_000, 0]],
    ['digits that would begin with nought', 100, [0]],
  ])('but not where there is %s', (_, stated, parts) => {
    expect(hints(stated, parts)).toEqual([])
  })

  test('by three ways at most', () => {
    expect(
      hints(
        0,
        Array.from({ length: 9 }, () => 2_100),
      ).length,
    ).toBeLessThanOrEqual(3)
  })
})

/** The parts and the total once the hint is followed. */
function followed(hint: AllocationHint, stated: Fen, parts: readonly Fen[]): [stated: Fen, parts: Fen[]] {
  if (hint.kind === 'missing') return [stated, [...parts, parts[hint.part]!]]
  if (hint.kind === 'doubled') return [stated, parts.filter((_, index) => index !== hint.part)]
  if (hint.part === null) return [hint.should, [...parts]]
  return [stated, parts.map((part, index) => (index === hint.part ? hint.should : part))]
}

describe('whatever the amounts', () => {
  test('every explanation, put right, makes the sum', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: -3, max: 3 }), fc.nat(), (parts, nines, which) => {
        const rest = which % 3 === 0 ? nines * 9 : (parts[which % parts.length] ?? 0) * (nines < 0 ? -1 : 1)
        const stated = fen(Math.max(0, total(parts) + rest))
        for (const hint of allocationHints(stated, parts)) {
          const [shouldBe, rightParts] = followed(hint, stated, parts)
          expect(total(rightParts)).toBe(shouldBe)
        }
      }),
    )
  })

  test('a slip of two neighbouring digits is found', () => {
    const slips = fc
      .record({ parts: amounts, which: fc.nat(), at: fc.nat() })
      .map(({ parts, which, at }) => {
        const index = which % parts.length
        const digits = String(parts[index])
        const place = at % Math.max(1, digits.length - 1)
        const slipped = digits.slice(0, place) + (digits[place + 1] ?? '') + digits[place] + digits.slice(place + 2)
        return { parts, index, slipped: slipped.startsWith('0') ? digits : slipped }
      })
      .filter(({ parts, index, slipped }) => slipped !== String(parts[index]))
    fc.assert(
      fc.property(slips, ({ parts, index, slipped }) => {
        const typed = parts.map((part, at) => (at === index ? fen(Number(slipped)) : part))
        const hints = allocationHints(total(parts), typed)
        // Three are as many as are said; another line may explain it as well.
        const isFound = hints.some(
          (hint) => hint.kind === 'swapped' && hint.part === index && hint.should === parts[index],
        )
        expect(isFound || hints.length === 3).toBe(true)
      }),
    )
  })
})
