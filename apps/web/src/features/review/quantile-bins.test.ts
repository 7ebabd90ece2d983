import { describe, expect, test } from 'vitest'
import { binsOf } from './quantile-bins.ts'

const sharesOf = (quantiles: number[], count: number) =>
  binsOf(quantiles, count).map(({ share }) => Math.round(share * 1000) / 1000)

describe('the steps of a plot', () => {
  test('hold equal shares of what is spread evenly', () => {
    expect(sharesOf([0, 100, 200, 300, 400], 4)).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  test('hold most where most claims lie', () => {
    expect(sharesOf([0, 10, 20, 30, 400], 4)).toEqual([0.797, 0.068, 0.068, 0.068])
  })

  test('count an amount that many claims share with those below it', () => {
    expect(sharesOf([100, 200, 200, 200, 300], 2)).toEqual([0.75, 0.25])
  })

  test.each([
    ['nothing was kept', []],
    ['all came to the same', [500, 500, 500]],
  ])('are none where %s', (_what, quantiles) => {
    expect(binsOf(quantiles, 4)).toEqual([])
  })

  test('begin with the smallest, end with the largest, and leave nothing out', () => {
    const bins = binsOf([1, 5, 9, 40, 41, 90], 7)
    expect(bins[0]!.fromFen).toBe(1)
    expect(bins.at(-1)!.toFen).toBe(90)
    expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  })
})
