import { benefitCase, calculateBenefit, type BenefitCaseInput, regions } from '../src/benefit/index.ts'
import { givenBirth, givenOperation, givenTermination } from '../src/benefit/testing/given-case.ts'

/**
 * How many benefits one core computes in a second, each with its whole explanation, over a mixed set of cases under every
 * version of every region's rules. Prints one line; run it with `pnpm bench:benefit` on a machine that is otherwise idle.
 */
const WARM_UP_MS = 1_000
const ROUND_MS = 500
const ROUNDS = 11

const happened: readonly BenefitCaseInput[] = [
  givenBirth({ fetuses: 1 }, { charges: { totalFen: 4120_50 } }),
  givenBirth({ delivery: 'assisted', birthOrder: 2 }, { charges: { totalFen: 9800_00, notCoveredFen: 312_40 } }),
  givenBirth({ delivery: 'caesarean', fetuses: 2 }),
  givenBirth({ delivery: 'caesarean', birthOrder: 3, complications: ['O72.1'] }),
  givenBirth({ facts: ['newborn-death'] }, { settledBefore: { medicalFen: 1000_00 } }),
  givenBirth({ delivery: 'caesarean', outcome: { liveBirths: 0, stillbirths: 1 } }),
  givenBirth({}, { insured: { kind: 'employee', contributionMonths: 3, continuousMonths: 3 } }),
  givenBirth({}, { insured: { kind: 'flexible', contributionMonths: 24, continuousMonths: 24 } }),
  givenBirth({}, { insured: { kind: 'spouse', sex: 'female' } }),
  givenBirth({}, { insured: { kind: 'employee', wageContinues: true } }),
  givenBirth({}, { wages: { monthlyBase: { numeratorFen: 100_000_00, denominator: 12 } } }),
  givenBirth({}, { wages: { monthlyBase: { numeratorFen: 2800_00 }, regionalMonthlyAverageFen: 7000_00 } }),
  givenBirth({}, { wages: null }),
  givenTermination({ weeks: 7, days: 6 }),
  givenTermination({ weeks: 10, operations: ['iud-insertion'] }, { charges: { totalFen: 1480_00 } }),
  givenTermination({ weeks: 27 }),
  givenTermination({ weeks: 30 }),
  givenOperation(['iud-insertion'], {}, { hospitalLevel: 2, charges: { totalFen: 55_00 } }),
  givenOperation(['tubal-ligation', 'iud-removal']),
  givenOperation(['vasectomy'], {}, { insured: { kind: 'employee', sex: 'male' } }),
  givenOperation(['abortion'], { gestation: { weeks: 9 } }),
]

const cases = regions.flatMap(({ code, versions }) =>
  versions.flatMap(({ version }) => happened.map((given) => benefitCase.parse({ ...given, region: code, version }))),
)

/** Computes all cases over and over for so long, and says how many a second. */
function perSecond(milliseconds: number): number {
  const begun = performance.now()
  let computed = 0
  let elapsed = 0
  while (elapsed < milliseconds) {
    for (const given of cases) calculateBenefit(given)
    computed += cases.length
    elapsed = performance.now() - begun
  }
  return (computed / elapsed) * 1_000
}

perSecond(WARM_UP_MS)
const rounds = Array.from({ length: ROUNDS }, () => perSecond(ROUND_MS)).sort((one, other) => one - other)
const written = (rate: number | undefined) => Math.round(rate ?? 0).toLocaleString('en')
console.log(
  `benefit: ${written(rounds[(ROUNDS - 1) / 2])} calculations/s with explanation on one core ` +
    `(median of ${ROUNDS} rounds, ${written(rounds[0])} to ${written(rounds.at(-1))}; ${cases.length} cases)`,
)
