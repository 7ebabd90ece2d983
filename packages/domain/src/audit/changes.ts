/** What differs between two values, by JSON pointer; a pointer that stands on one side only was added or taken away. */
export type Changes = { before: Record<string, unknown>; after: Record<string, unknown> }

/** Compares two values down to their single answers: what a change altered, and nothing of what it left alone. */
export function changesBetween(before: unknown, after: unknown): Changes {
  const [was, is] = [new Map(leavesOf(before)), new Map(leavesOf(after))]
  const changes: Changes = { before: {}, after: {} }
  for (const [pointer, value] of was) if (is.get(pointer) !== value) changes.before[pointer] = value
  for (const [pointer, value] of is) if (was.get(pointer) !== value) changes.after[pointer] = value
  return changes
}

type Leaf = [pointer: string, value: unknown]

/** The answers inside a value; empty ones tell nothing. */
function leavesOf(value: unknown, pointer = ''): Leaf[] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value !== 'object') return [[pointer, value]]
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, `${pointer}/${name}`))
}
