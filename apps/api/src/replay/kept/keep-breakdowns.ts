import { writeFileSync } from 'node:fs'
import {
  benefitCase,
  type BenefitSnapshot,
  ENGINE_VERSION,
  firstDayOf,
  regions,
  type RuleSet,
  snapshotOf,
} from '@cradle/domain/benefit'
import { addDays } from '@cradle/domain/calendar'
import { hashOfRules } from '#api/claim/kept-benefit.ts'
import type { KeptFigures } from './kept-figures.ts'

/**
 * Writes five hundred benefits of every region and version as this engine computes them. Run once for each engine version,
 * before it changes: the file stays, and every later engine must replay it to the fen.
 */
const KEPT = 500

/** The same numbers every time: a linear congruential generator (Knuth, MMIX), its upper bits. */
let state = 20_250_101n
const pick = <Choice>(choices: readonly Choice[]): Choice => {
  state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n
  return choices[Number((state >> 33n) % BigInt(choices.length))]!
}
const upTo = (max: number) => pick(Array.from({ length: 100 }, (_, step) => Math.floor((max * step) / 99)))

const versions: RuleSet[] = regions.flatMap((region) => region.versions)
const weeks = [6, 9, 13, 15, 16, 22, 27, 28, 33, 39]

function caseOf(rules: RuleSet): unknown {
  const kind = pick(['birth', 'birth', 'birth', 'termination', 'family-planning', 'prenatal'] as const)
  const fetuses = pick([1, 1, 1, 2, 3])
  const first = firstDayOf(rules) ?? '2022-01-01'
  const on = addDays(first, upTo(700))
  const birth = kind === 'birth'
  return {
    region: rules.region,
    version: rules.version,
    event: {
      kind,
      on,
      ...(birth && { delivery: pick(['natural', 'assisted', 'caesarean']), fetuses, birthOrder: pick([1, 1, 2, 3]) }),
      ...(birth &&
        pick([false, false, false, true]) && {
          facts: [pick(['scarred-uterus', 'newborn-death', 'trial-of-labour-analgesia'])],
        }),
      ...(kind === 'family-planning' && {
        operations: [
          pick([
            'iud-insertion',
            'iud-removal',
            'implant-insertion',
            'vasectomy',
            'tubal-ligation',
            'tubal-reversal',
            'abortion',
          ]),
        ],
      }),
      gestation: { weeks: birth ? 39 : pick(weeks), days: upTo(6) },
      complications: pick([[], [], [], ['o72']]),
    },
    insured: {
      kind: pick(['employee', 'employee', 'employee', 'flexible', 'spouse', 'resident']),
      contributionMonths: pick([8, 12, 24, 60]),
      continuousMonths: 8,
      married: pick([true, true, true, false]),
      birthOn: addDays(on, -365 * pick([22, 27, 31, 36, 41])),
      wageContinues: pick([false, false, false, true]),
    },
    hospitalLevel: pick([1, 2, 3]),
    charges: { totalFen: upTo(1_500_000), prenatalFen: upTo(400_000) },
    settledBefore: pick([undefined, undefined, { medicalFen: 50_000, prenatalFen: 10_000, allowanceFen: 100_000 }]),
    paidOn: pick([undefined, '2026-03-01']),
    wages: {
      monthlyBase: { numeratorFen: 100_000 + upTo(30_000_000), denominator: pick([1, 1, 7, 31]) },
      regionalMonthlyAverageFen: pick([undefined, 700_000, 812_345]),
    },
  }
}

/** A benefit's figures and steps, without the words and sources that its rules say again. */
function figuresOf({ result: { lines, refusals, ruleSet, ...amounts }, ...rest }: BenefitSnapshot): KeptFigures {
  return {
    ...rest,
    result: {
      ...amounts,
      ruleSet: { region: ruleSet.region, version: ruleSet.version },
      lines: lines.map(({ code, days, amountFen, formula }) => ({ code, days, amountFen, formula })),
      refusals: refusals.map(({ code, component }) => ({ code, component })),
    },
  }
}

const kept: string[] = []
for (let n = 0; kept.length < KEPT; n++) {
  const given = benefitCase.safeParse(caseOf(versions[n % versions.length]!))
  if (given.success) kept.push(JSON.stringify(figuresOf(snapshotOf(given.data, hashOfRules))))
}
writeFileSync(new URL(`engine-${ENGINE_VERSION}.jsonl`, import.meta.url), `${kept.join('\n')}\n`)
