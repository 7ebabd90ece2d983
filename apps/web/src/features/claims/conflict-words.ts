import { type Answer, answersIn, type DraftAnswers, type SectionName, sections } from '@cradle/domain/claim'
import { maskMiddle } from '@cradle/domain/identity'
import type { Conflict } from './claim-saver.ts'
import { type Side, valueAt } from './conflict.ts'
import type { SectionData } from './section-data.ts'

/** What a place of a section is called: the label of its field, with the row it is in. `answers` are the whole claim's. */
export function placeLabel({ section, mine, theirs }: Conflict, place: string, answers: DraftAnswers): string {
  const [list = '', index, field] = place.split('.')
  const group = index === undefined ? undefined : `${rowNames[list] ?? '第'} ${Number(index) + 1}`
  if (field === 'lines') return `${group} · 明细 ${Number(place.split('.')[3]) + 1}`
  if (group && field === undefined) return group
  const label = [mine, theirs].flatMap((data) => answersAt(section, data, place, answers))[0]?.label ?? '其他内容'
  return group ? `${group} · ${label}` : label
}

/** What people call the rows of a list. */
const rowNames: Record<string, string> = { stays: '住院', invoices: '票据' }

/** What one side says at a place, as the form words it; a sensitive number masked but for what tells the two apart. */
export function placeInWords(conflict: Conflict, place: string, side: Side, answers: DraftAnswers): string {
  const { section } = conflict
  const secrets: readonly string[] = sections[section].secrets
  const [own, other] = [conflict[side], conflict[side === 'mine' ? 'theirs' : 'mine']]
  const value = valueAt(own, place)
  if (isEmpty(value)) return '（空）'
  if (secrets.includes(place) && typeof value === 'string') {
    const beside = valueAt(other, place)
    return maskedBeside(value, typeof beside === 'string' ? beside : '')
  }
  const words =
    lineAt(section, own, place, answers) ?? answersAt(section, own, place, answers).flatMap(({ text }) => text ?? [])
  if (words.length > 0) return words.join('，')
  // Not asked of what the other answers say (a spouse of whom none is stated): shown as it was typed.
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '已填写'
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function answersAt(section: SectionName, data: SectionData, place: string, rest: DraftAnswers): Answer[] {
  const answers = answersIn(section, { ...rest, [section]: data })
    .flatMap((group) => group.answers)
    .filter(({ field }) => field === place || field.startsWith(`${place}.`))
  // A count that leads to the first row's field bears its name; the field itself comes after it.
  return [...new Map(answers.map((answer) => [answer.field, answer])).values()]
}

/** A line of an invoice; lines are worded beside the answers of their invoice. */
function lineAt(section: SectionName, data: SectionData, place: string, rest: DraftAnswers): string[] | undefined {
  const [list, index, field, n] = place.split('.')
  if (field !== 'lines' || n === undefined) return undefined
  const group = answersIn(section, { ...rest, [section]: data }).find(
    ({ lines, answers }) => lines && answers.some((answer) => answer.field.startsWith(`${list}.${index}.`)),
  )
  const line = group?.lines?.[Number(n)]
  return line && [line.printed, line.filed, `${line.amount} 元`]
}

/** A number with its middle hidden, but for the characters in which it differs from the other one. */
function maskedBeside(number: string, other: string): string {
  const masked = [...maskMiddle(number, 3, 4)]
  if (number.length !== other.length) return masked.join('')
  return masked.map((character, index) => (number[index] === other[index] ? character : number[index])).join('')
}
