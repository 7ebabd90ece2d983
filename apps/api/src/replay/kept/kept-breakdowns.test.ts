import { readdirSync, readFileSync } from 'node:fs'
import {
  type BenefitSnapshot,
  calculateUnder,
  type FindRules,
  regionOf,
  regions,
  replay,
  type RuleSet,
} from '@cradle/domain/benefit'
import { describe, expect, test } from 'vitest'
import { hashOfRules } from '#api/claim/kept-benefit.ts'
import type { KeptFigures } from './kept-figures.ts'

const folder = new URL('.', import.meta.url)
const kept = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => ({
    name,
    snapshots: readFileSync(new URL(name, folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as KeptFigures),
  }))

const published: FindRules = (region, version) => regionOf(region)?.versions.find((one) => one.version === version)

/** The rules with one day more wherever they grant 158: a change nobody announced. */
const planted: FindRules = (region, version) => {
  const rules = published(region, version)
  if (!rules || !('days' in rules.allowance)) return rules
  const days = rules.allowance.days.map((row) => (row.days === 158 ? { ...row, days: 159 } : row))
  return { ...rules, allowance: { ...rules.allowance, days } } satisfies RuleSet
}

test('there are benefits of an engine to replay', () => {
  expect(kept.map(({ name }) => name)).toContain('engine-1.jsonl')
})

describe.each(kept)('the benefits kept in $name', ({ snapshots }) => {
  test('are five hundred, of every region and version', () => {
    const seen = new Set(snapshots.map(({ result }) => `${result.ruleSet.region} ${result.ruleSet.version}`))
    expect(snapshots).toHaveLength(500)
    expect(seen.size).toBe(regions.flatMap(({ versions }) => versions).length)
  })

  test('replay to the fen', () => {
    for (const snapshot of snapshots) expect(replay(snapshot as BenefitSnapshot, hashOfRules)).toEqual({ same: true })
  })

  test('and step by step', () => {
    for (const { given, result } of snapshots) {
      const { region, version } = result.ruleSet
      expect(calculateUnder(published(region, version)!, given)).toMatchObject(result)
    }
  })

  test('do not, once a rule is changed under its name: each benefit it touches is reported', () => {
    const touched = snapshots.filter(({ result }) =>
      result.lines.some(({ code, days }) => code.startsWith('allowance.days.') && days === 158),
    )
    expect(touched.length).toBeGreaterThan(20)
    for (const snapshot of touched)
      expect(replay(snapshot as BenefitSnapshot, hashOfRules, planted)).toMatchObject({ same: false })
  })
})
