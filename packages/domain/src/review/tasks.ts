import type { Breakdown } from '../benefit/index.ts'
import type { DraftAnswers, Stage } from '../claim/index.ts'
import { hasCharges, kindOf } from '../claim/index.ts'
import { type DocumentKind, documentKinds } from '../documents/index.ts'
import { type Fen, formatYuan } from '../money/index.ts'
import { filedLines } from './adjustment.ts'
import { reviewTasks, type TaskCode, taskCodes, type TaskRule } from './task-table.ts'

/** What a person answered to a task. */
export type TaskAnswer = { task: TaskCode; done: boolean; note: string | null; by: string; at: string }

/** What the system compares. */
export type TaskFacts = {
  answers: DraftAnswers
  /** Required documents, and of them those that are not there. */
  required: readonly DocumentKind[]
  missing: readonly DocumentKind[]
  /** The benefit of the reviewed amounts, or what it lacks. */
  breakdown: Breakdown | null
  lacks: readonly string[]
  /** What was found elsewhere of the same bills, event or stays. */
  duplicates: readonly { message: string; claims?: readonly string[] | undefined }[]
  answered: readonly TaskAnswer[]
}

export type ReviewTask = {
  code: TaskCode
  rule: TaskRule
  state: 'done' | 'failed' | 'open'
  compared: string | null
  note: string | null
  doneBy: string | null
  doneAt: string | null
}

/** The tasks of a claim in their order, each as it stands. */
export function tasksOf(facts: TaskFacts): ReviewTask[] {
  const kind = kindOf(facts.answers)
  return taskCodes.flatMap((code) => {
    const rule: TaskRule = reviewTasks[code]
    if (rule.kinds && !(kind && rule.kinds.includes(kind))) return []
    if (rule.withCharges && !hasCharges(facts.answers)) return []
    return [rule.by === 'system' ? bySystem(code, rule, facts) : byPerson(code, rule, facts)]
  })
}

const answerTo = (code: TaskCode, { answered }: TaskFacts) => [...answered].reverse().find(({ task }) => task === code)

function byPerson(code: TaskCode, rule: TaskRule, facts: TaskFacts): ReviewTask {
  const answer = answerTo(code, facts)
  const told = { note: answer?.note ?? null, doneBy: answer?.by ?? null, doneAt: answer?.at ?? null }
  return { code, rule, state: answer ? (answer.done ? 'done' : 'failed') : 'open', compared: null, ...told }
}

function bySystem(code: TaskCode, rule: TaskRule, facts: TaskFacts): ReviewTask {
  const { holds, compared } = comparisons[code as keyof typeof comparisons](facts)
  const answer = rule.answeredByNote ? answerTo(code, facts) : undefined
  const isAnswered = Boolean(answer?.done && answer.note)
  return {
    code,
    rule,
    state: holds || isAnswered ? 'done' : 'failed',
    compared,
    note: answer?.note ?? null,
    doneBy: answer?.by ?? null,
    doneAt: answer?.at ?? null,
  }
}

type Compared = { holds: boolean; compared: string }
const yuan = (amount: number) => `${formatYuan(amount as Fen)} 元`

/** What the system says it compared, task by task. */
const comparisons = {
  completeness: ({ required, missing }: TaskFacts): Compared => ({
    holds: missing.length === 0,
    compared:
      missing.length === 0
        ? `必交资料 ${required.length} 种，都已提交`
        : `必交资料 ${required.length} 种，缺少${missing.map((kind) => documentKinds[kind].name).join('、')}`,
  }),
  invoices: ({ answers }: TaskFacts): Compared => {
    const lines = filedLines(answers)
    const summed = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
    const { totalFen, invoices } = answers.charges
    const billed = typeof totalFen === 'number' ? totalFen : 0
    return {
      holds: summed === billed,
      compared: `${invoices?.length ?? 0} 张票据、${lines.length} 条明细合计 ${yuan(summed)}，医疗费总额 ${yuan(billed)}`,
    }
  },
  eligibility: ({ breakdown }: TaskFacts): Compared => {
    const refusals = breakdown?.refusals ?? []
    return refusals.length > 0
      ? { holds: false, compared: refusals.map(({ message }) => message).join('；') }
      : { holds: true, compared: '参保状态和缴费月数符合规定' }
  },
  duplicates: ({ duplicates }: TaskFacts): Compared =>
    duplicates.length === 0
      ? { holds: true, compared: '票据、待遇项目和住院没有在其他申报中出现' }
      : { holds: false, compared: duplicates.map(({ message }) => message).join('；') },
  calculation: ({ breakdown, lacks }: TaskFacts): Compared =>
    breakdown
      ? { holds: true, compared: `按${breakdown.ruleSet.name}算得 ${yuan(breakdown.totalFen)}` }
      : { holds: false, compared: lacks.join('；') || '待遇暂不能算出' },
} as const

/**
 * The tasks that keep a claim where it is: an agreement waits for those of its own stage, an approval for all. Who agrees
 * to a proposed refusal need not do what its stage never came to.
 */
export const blockingTasks = (tasks: readonly ReviewTask[], stage: Stage): ReviewTask[] =>
  tasks.filter(({ rule, state }) => rule.blocks && state !== 'done' && (stage === 'approval' || rule.stage === stage))

/** Why an answer to a task is refused, or undefined where it is taken. */
export function refusedAnswer(
  tasks: readonly ReviewTask[],
  asked: { task: TaskCode; done: boolean; note?: string | undefined },
  stage: Stage,
): string | undefined {
  const task = tasks.find(({ code }) => code === asked.task)
  if (!task) return '这份申报没有这项核对'
  if (task.rule.stage !== stage) return `“${task.rule.name}”由其他环节核对`
  if (task.rule.by === 'person') return undefined
  if (!task.rule.answeredByNote) return `“${task.rule.name}”由系统核对，不能代为确认`
  return asked.done && !asked.note?.trim() ? '请写明核对情况' : undefined
}
