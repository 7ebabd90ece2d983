import { type Fen, formatYuan } from '../money/index.ts'
import type { Component } from '../event/index.ts'
import type { Payee, Source } from './rule-set.ts'

/** One step of an explanation: days or an amount, how it was found, and the source it rests on. */
export type BenefitLine = {
  code: string
  label: string
  days?: number
  amountFen?: Fen
  formula?: string
  source: Source
  unverified?: string
}

export const refusalCodes = {
  'contribution-months': '缴费月数不足',
  'wage-continues': '产假期间工资照发',
  'kind-without-allowance': '该参保类别不享受生育津贴',
  'kind-not-covered': '该参保类别不享受生育保险待遇',
  'wage-missing': '没有月缴费基数',
  'charges-missing': '没有医疗费总额',
  'hospital-level': '没有医院等级',
  'prenatal-with-event': '产前检查费随生育或终止妊娠支付',
  'no-published-rule': '没有公布的规定',
} as const
export type RefusalCode = keyof typeof refusalCodes

/** Why a benefit is 0. */
export type BenefitRefusal = {
  code: RefusalCode
  component: Component
  message: string
  source: Source
  unverified?: string
}

/** The monthly base was lifted to its floor or cut to its ceiling. */
export type Clamped = 'floor' | 'ceiling'

/** Every benefit of a case with the lines that explain it. A refused benefit is 0; the others still stand. */
export type Breakdown = {
  ruleSet: { region: string; name: string; version: string; unverified: string[] }
  medicalFen: Fen
  prenatalFen: Fen
  allowanceFen: Fen
  totalFen: Fen
  /** What the allowance was computed from; null where none is at issue. */
  allowance: { days: number; payee: Payee; monthlyBaseFen: Fen | null; clamped: Clamped | null } | null
  lines: BenefitLine[]
  refusals: BenefitRefusal[]
}

/** Where a breakdown keeps the amount of each benefit. */
export const amountFields = { medical: 'medicalFen', prenatal: 'prenatalFen', allowance: 'allowanceFen' } as const

/** What one benefit comes to: its amount, the lines that led there, and why it was refused if it was. */
export type Outcome = { amountFen: Fen; lines: BenefitLine[]; refusals: BenefitRefusal[] }

/** Yuan in a formula: two decimals and no separators, '7300.00'. */
export const plainYuan = (amount: Fen): string => formatYuan(amount).replaceAll(',', '')

/** A step of the explanation resting on a sourced rule. */
export function lineOf(
  { source, unverified }: { source: Source; unverified?: string },
  step: Omit<BenefitLine, 'source' | 'unverified'>,
): BenefitLine {
  return unverified === undefined ? { ...step, source } : { ...step, source, unverified }
}

const nothing = 0 as Fen

/** A benefit that is not paid, with the one reason and the sourced rule it rests on. */
export const refused = (
  component: Component,
  code: RefusalCode,
  message: string,
  { source, unverified }: { source: Source; unverified?: string },
  lines: BenefitLine[] = [],
): Outcome => ({
  amountFen: nothing,
  lines,
  refusals: [{ code, component, message, source, ...(unverified !== undefined && { unverified }) }],
})
