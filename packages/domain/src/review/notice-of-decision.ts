import { amountFields, type Breakdown } from '../benefit/index.ts'
import type { PlainDate } from '../calendar/index.ts'
import { answersIn, type DraftAnswers, type SectionName, sections } from '../claim/index.ts'
import { type DocumentKind, documentKinds } from '../documents/index.ts'
import type { Component } from '../event/index.ts'
import { adjustmentInWords, filedLines, type LineAdjustment } from './adjustment.ts'
import type { ComponentOutcome, Grounds } from './component-outcome.ts'
import { clockStarted, componentDeadlines } from './deadlines.ts'
import type { Notice, NoticeOf } from './notice.ts'
import { noticeRulesFor } from './notice-rules.ts'
import type { Remedies } from './remedies.ts'

type Without<Kind, Field extends string> = Kind extends Notice ? Omit<Kind, Field> : never
/** A notice that has no number yet: it takes one as it is written. */
export type Unnumbered = Without<Notice, 'number'>
/** What every notice says of its claim. */
export type NoticeHeading = Omit<NoticeOf<'closing'>, 'kind' | 'number' | 'closedOn' | keyof Grounds | 'remedies'>

type Material = NoticeOf<'acceptance'>['materials'][number]
const paper = (kind: DocumentKind, count: number): Material => ({
  name: documentKinds[kind].name,
  form: 'electronic',
  count: Math.min(count, 99),
})

/** 受理通知书: what was received, and by when each benefit is decided. */
export const acceptanceNotice = (
  heading: NoticeHeading,
  region: string,
  { acceptedOn, documents }: { acceptedOn: PlainDate; documents: readonly { kind: DocumentKind; count: number }[] },
): Unnumbered => ({
  kind: 'acceptance',
  ...heading,
  acceptedOn,
  materials: documents.map(({ kind, count }) => paper(kind, count)),
  due: componentDeadlines(region, heading.asked, clockStarted(heading.receivedOn)).map(({ component, dueOn }) => ({
    component,
    dueOn,
  })),
  inquiry: noticeRulesFor(region).inquiry,
})

/** Where a return wants something. */
type Pin = { section: SectionName; pointer: string; text: string } | { documentKind: DocumentKind; text: string }

/** 一次性补正告知书: all that is missing at once, at its paper or its place in the form; without any, what the return says. */
export function correctionNotice(
  heading: NoticeHeading,
  region: string,
  given: { answers: DraftAnswers; reason: string; pins: readonly Pin[]; answerOn: PlainDate },
): Unnumbered {
  const { answers, reason, pins, answerOn } = given
  const rules = noticeRulesFor(region)
  const wanted = pins.length > 0 ? pins : [{ section: undefined, pointer: '', text: reason }]
  return {
    kind: 'correction',
    ...heading,
    materials: wanted.map((pin) => ({
      ...('documentKind' in pin
        ? paper(pin.documentKind, 1)
        : {
            name: pin.section
              ? cut(`申报表：${sections[pin.section].title}${labelled(answers, pin.section, pin.pointer)}`, 60)
              : '申报表',
            form: 'electronic' as const,
            count: 1,
          }),
      requirement: pin.text,
      basis: rules.papers,
    })),
    answerOn,
    consequence: rules.consequence,
  }
}

function labelled(answers: DraftAnswers, section: SectionName, pointer: string): string {
  for (const { title, answers: answered } of answersIn(section, answers)) {
    const found = answered.find(({ field }) => `/${field.replaceAll('.', '/')}` === pointer)
    if (found) return `（${title ? `${title} ` : ''}${found.label}）`
  }
  return ''
}

/** 终止办理通知书. */
export const closingNotice = (
  heading: NoticeHeading,
  { closedOn, grounds, remedies }: { closedOn: PlainDate; grounds: Grounds; remedies: Remedies },
): Unnumbered => ({ kind: 'closing', ...heading, closedOn, ...grounds, remedies })

type Outcome = {
  outcomes: readonly ComponentOutcome[]
  answers: DraftAnswers
  adjustments: readonly LineAdjustment[]
  breakdown: Breakdown | null
  remedies: Remedies
}

/**
 * What a decision is told by: 不予支付决定书 of each component refused, 部分不予支付决定书 of each reduced, with the lines,
 * and where anything is granted one 待遇核定单.
 */
export function noticesOfOutcome(heading: NoticeHeading, decided: Outcome): Unnumbered[] {
  const { outcomes, remedies } = decided
  const refusals = outcomes.flatMap((one): Unnumbered[] => {
    if (one.outcome === 'grant' || !one.grounds) return []
    const about = { ...heading, component: one.component, askedFen: fenOf(one.filedFen), ...one.grounds, remedies }
    if (one.outcome === 'refuse') return [{ kind: 'refusal', ...about }]
    const adjustments = one.component === 'allowance' || one.isByWord ? [] : reducedLines(decided)
    return [{ kind: 'partial-refusal', ...about, grantedFen: fenOf(one.amountFen), adjustments }]
  })
  const granted = outcomes.some(({ outcome }) => outcome !== 'refuse')
  return granted ? [...refusals, statementOf(heading, decided)] : refusals
}

type Amount = NoticeOf<'refusal'>['askedFen']
const fenOf = (amount: number) => amount as Amount

const reducedLines = ({ answers, adjustments }: Outcome) => {
  const lines = filedLines(answers)
  return adjustments.flatMap((made) => {
    const line = lines.find((one) => one.invoice === made.invoice && one.line === made.line)
    return line
      ? [
          {
            name: cut(`票据 ${line.invoice} ${line.printed}`, 60),
            filedFen: fenOf(line.amountFen),
            allowedFen: fenOf(made.allowedFen),
            reason: cut(adjustmentInWords(made), 200),
          },
        ]
      : []
  })
}

function statementOf(heading: NoticeHeading, { outcomes, breakdown, remedies }: Outcome): Unnumbered {
  return {
    kind: 'benefit-statement',
    ...heading,
    benefits: outcomes.map(({ component, amountFen, grounds, isByWord }) => {
      if (isByWord && grounds && amountFen > 0) {
        const unexplained = { payee: null, allowance: null, steps: [], refusal: null }
        return { component, grantedFen: fenOf(amountFen), ...unexplained, byWord: grounds }
      }
      const terms = component === 'allowance' ? breakdown?.allowance : null
      return {
        component,
        grantedFen: fenOf(amountFen),
        payee: terms?.payee ?? null,
        allowance:
          terms && terms.monthlyBaseFen !== null ? { monthlyBaseFen: terms.monthlyBaseFen, days: terms.days } : null,
        steps: (breakdown?.lines ?? [])
          .filter(({ code }) => code.startsWith(`${component}.`))
          .slice(0, 60)
          .map(({ unverified: _mark, source: { title, article }, label, formula, ...step }) => ({
            ...step,
            label: cut(label, 100),
            ...(formula === undefined ? {} : { formula: cut(formula, 200) }),
            source: { title: cut(title, 200), ...(article === undefined ? {} : { article: cut(article, 200) }) },
          })),
        refusal: grounds && grounds.bases[0] ? { message: grounds.reason, basis: grounds.bases[0] } : null,
      }
    }),
    remedies,
  }
}

/** The amount of a component in a breakdown, 0 where there is none. */
export const amountIn = (breakdown: Breakdown | null | undefined, component: Component): number =>
  breakdown?.[amountFields[component]] ?? 0

const cut = (text: string, max: number) => (text.length <= max ? text : `${text.slice(0, max - 1)}…`)
