/** What differs between two values, by JSON pointer; a pointer that stands on one side only was added or taken away. */
export type Changes = { before: Record<string, unknown>; after: Record<string, unknown> }

/** Compares two values down to their single answers: what a change altered, and nothing of what it left alone. */
export function changesBetween(before: unknown, after: unknown): Changes {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  const changes: Changes = { before: {}, after: {} }
  for (const [pointer, value] of was) if (is.get(pointer) !== value) changes.before[pointer] = value
  for (const [pointer, value] of is) if (was.get(pointer) !== value) changes.after[pointer] = value
  return changes
}

type Leaves = Map<string, unknown>

/** The answers inside a value by their pointers, gathered in one map; empty ones tell nothing. */
function leavesOf(value: unknown, pointer = '', leaves: Leaves = new Map()): Leaves {
  if (value === null || value === undefined || value === '') return leaves
  if (typeof value !== 'object') return leaves.set(pointer, value)
  for (const [name, one] of Object.entries(value)) leavesOf(one, `${pointer}/${name}`, leaves)
  return leaves
}
