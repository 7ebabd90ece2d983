/**
 * One text for one value: object keys in code-unit order, no white space, `undefined` left out. The hash of an audit
 * event and of a filing's answers is taken over it.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value)
  if (value !== null && typeof value === 'object') {
    const given = value as Record<string, unknown>
    let members = ''
    // Left to itself `toSorted` goes by code units.
    for (const key of Object.keys(given).toSorted()) {
      const one = given[key]
      if (one !== undefined) members += `${members && ','}${JSON.stringify(key)}:${canonical(one)}`
    }
    return `{${members}}`
  }
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`a ${typeof value} has no canonical text`)
  return JSON.stringify(value ?? null)
}
