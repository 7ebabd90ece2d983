import { type Fen, formatYuan, readYuan } from '@cradle/domain/money'
import { queueFilter, type QueueFilter } from '@cradle/domain/wire'

/** What the address of the queue narrows it by, in the order in which it is written. */
const names = [
  'whose',
  'due',
  'held',
  'risk',
  'kind',
  'hospital',
  'employer',
  'period',
  'amountFrom',
  'amountTo',
] as const
type Name = (typeof names)[number]

/** What was asked of each, as typed: an amount in fen, or the text that is none. */
export type TypedFilter = Record<Name, string | number | null>

const isAmount = (name: Name) => name === 'amountFrom' || name === 'amountTo'

/** What an address asks for, right or wrong: nothing that was typed is lost. Amounts stand in it in yuan. */
export function typedFilterIn(query: URLSearchParams): TypedFilter {
  const typed = names.map((name) => {
    const text = query.get(name)
    if (!text) return [name, null]
    const yuan = isAmount(name) ? readYuan(text) : undefined
    return [name, yuan?.ok ? yuan.fen : text]
  })
  return Object.fromEntries(typed) as TypedFilter
}

/** The same as the API takes it; undefined where something of it is wrong. */
export function queueFilterIn(query: URLSearchParams): QueueFilter | undefined {
  const given = Object.entries(typedFilterIn(query)).filter(([, value]) => value !== null)
  return queueFilter.safeParse(Object.fromEntries(given)).data
}

/** The address's part that asks for this; empty where nothing is asked. */
export function queryFor(asked: Partial<TypedFilter> | QueueFilter): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of names) {
    const value = asked[name] ?? null
    if (value !== null) query.set(name, isAmount(name) && typeof value === 'number' ? plainYuan(value) : String(value))
  }
  return query
}

const plainYuan = (fen: number) => formatYuan(fen as Fen).replaceAll(',', '')

/** Where the API answers the queue narrowed so, from `cursor` on. */
export const queuePath = (filter: QueueFilter, cursor: string | null): string =>
  pathOf('/review/queue', filter, cursor ? { cursor } : {})

/** Where the API gives the next claim of the queue narrowed so. */
export const nextPath = (filter: QueueFilter): string => pathOf('/review/next', filter)

function pathOf(path: string, filter: QueueFilter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams()
  for (const name of names) if (filter[name] !== undefined) query.set(name, String(filter[name]))
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return query.size > 0 ? `${path}?${query.toString()}` : path
}
