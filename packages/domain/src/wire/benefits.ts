import { z } from 'zod'
import { plainDate } from '../calendar/index.ts'
import {
  type BaseMethod,
  baseMethods,
  benefitCase,
  type Grade,
  grades,
  type InsuredKind,
  insuredKinds,
  type Payee,
  payees,
  type RefusalCode,
  refusalCodes,
} from '../benefit/index.ts'
import { type Component, components } from '../event/index.ts'
import { fenView } from './shared.ts'

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]]

/** What happened, who is insured how, what was charged and earned. */
export const benefitCalculationBody = benefitCase

const source = z.object({
  title: z.string(),
  article: z.string().optional(),
  grade: z.enum(keysOf<Grade>(grades)),
})

/** Every benefit of a case, with the lines that explain it and the reasons of what is refused. */
export const breakdownView = z.object({
  ruleSet: z.object({
    region: z.string(),
    name: z.string(),
    version: z.string(),
    /** What of the rules used is not verified: one sentence each. */
    unverified: z.array(z.string()),
  }),
  medicalFen: fenView,
  prenatalFen: fenView,
  allowanceFen: fenView,
  totalFen: fenView,
  allowance: z
    .object({
      days: z.int(),
      payee: z.enum(keysOf<Payee>(payees)),
      monthlyBaseFen: fenView.nullable(),
      clamped: z.enum(['floor', 'ceiling']).nullable(),
    })
    .nullable(),
  lines: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      days: z.int().optional(),
      amountFen: fenView.optional(),
      formula: z.string().optional(),
      source,
      unverified: z.string().optional(),
    }),
  ),
  refusals: z.array(
    z.object({
      code: z.enum(keysOf<RefusalCode>(refusalCodes)),
      component: z.enum(keysOf<Component>(components)),
      message: z.string(),
      source,
      unverified: z.string().optional(),
    }),
  ),
})

/** What the register and earlier claims say beside a claim's answers: the page computes with it as the clerk types. */
export const benefitBasisView = z.object({
  region: z.string(),
  insured: z.object({
    kind: z.enum(keysOf<InsuredKind>(insuredKinds)),
    sex: z.enum(['female', 'male']),
    birthOn: plainDate,
    contributionMonths: z.int().nullable(),
    continuousMonths: z.int().nullable(),
    wageContinues: z.boolean(),
  }),
  spouseBirthOn: plainDate.nullish(),
  hospitalLevel: z.int().nullable(),
  earlier: z.object({
    claims: z.int(),
    chargedFen: fenView,
    notCoveredFen: fenView,
    medicalFen: fenView,
    prenatalFen: fenView,
    allowanceFen: fenView,
  }),
  countsAllEmployers: z.boolean(),
  wageBase: z.union([
    z.object({
      monthlyBase: z.object({ numeratorFen: z.int(), denominator: z.int() }),
      regionalMonthlyAverageFen: fenView.nullable(),
      method: z.enum(keysOf<BaseMethod>(baseMethods)),
      provisional: z.string().nullable(),
      lines: z.array(z.object({ label: z.string(), amountFen: fenView.optional(), formula: z.string().optional() })),
      source,
    }),
    z.object({ missing: z.string() }),
  ]),
  acceptedOn: plainDate.nullable(),
  paidOn: plainDate.nullable(),
})

/** The benefit on a claim's page. */
export const claimBenefitView = z.object({
  /** What it is computed from beside the answers; null where the caller may only read what was filed. */
  basis: benefitBasisView.nullable(),
  /** As it stands now; null while something is missing. */
  breakdown: breakdownView.nullable(),
  missing: z.array(z.string()),
  /** As it was when the claim was last filed, and how it differs now; null before the first filing. */
  filed: z
    .object({
      n: z.int(),
      breakdown: breakdownView,
      basis: benefitBasisView,
      changes: z.array(
        z.object({
          component: z.enum(keysOf<Component>(components)),
          beforeFen: fenView,
          afterFen: fenView,
          changeFen: fenView,
        }),
      ),
    })
    .nullable(),
  /** What was decided in the end; null before, and after a reopening. */
  decided: z.object({ medicalFen: fenView, prenatalFen: fenView, allowanceFen: fenView, totalFen: fenView }).nullable(),
})
export type ClaimBenefitView = z.output<typeof claimBenefitView>
