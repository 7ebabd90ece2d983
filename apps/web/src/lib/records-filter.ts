import { openedConditions, type RecordsFilter } from '@cradle/domain/wire'

/** What an address may narrow the records by. Whom they are of, and a name that was typed, belongs in none. */
const inAddresses: readonly (keyof RecordsFilter)[] = ['period', 'status', 'treatment', 'hospital', ...openedConditions]

/** The filter that an address names, as it is sent; whether it makes sense is the API's to say. */
export const recordsFilterIn = (query: URLSearchParams): RecordsFilter =>
  Object.fromEntries(inAddresses.flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : [])))
