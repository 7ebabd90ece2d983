import { serializerCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { $ZodTypes } from 'zod/v4/core'

type Compiler = typeof serializerCompiler
type Pick = (value: unknown) => unknown

/**
 * Answers hold what their schema names and nothing else: a column that a query happened to read goes no further. That
 * they hold it rightly is the compiler's to prove and the tests', where every answer is judged in full (decision 0030).
 */
export const whitelisting: Compiler = (route) => {
  const { schema } = route
  if (!(schema instanceof z.ZodType)) return serializerCompiler(route)
  const pick = pickOf(schema)
  return (data) => JSON.stringify(pick ? pick(data) : data)
}

/**
 * Every answer judged in full before it leaves, and refused where what would be picked from it says anything else: what
 * tests serve by, so that they see what the product answers.
 */
export const judging: Compiler = (route) => {
  const [judge, pick] = [serializerCompiler(route), whitelisting(route)]
  return (data) => {
    const judged = judge(data)
    if (pick(data) !== judged) throw new Error(`of an answer of ${route.method} ${route.url} something else is picked`)
    return judged
  }
}

/** What is taken as it is: there is nothing inside that could be left out. */
const whole: readonly string[] = ['string', 'number', 'boolean', 'enum', 'literal', 'null', 'unknown']

/** What takes from a value all that `schema` names; nothing where a value is taken as it is. */
function pickOf(schema: z.core.$ZodType): Pick | undefined {
  const { def } = (schema as $ZodTypes)._zod
  if (whole.includes(def.type)) return undefined
  // Of a loose object nothing is left out.
  if (def.type === 'object') return isLoose(def) ? undefined : fieldsOf(def.shape)
  if (def.type === 'array') {
    const one = pickOf(def.element)
    return one && ((values) => (values as unknown[]).map(one))
  }
  if (def.type === 'record') {
    const one = pickOf(def.valueType)
    return one && ((table) => mapValues(table as Record<string, unknown>, one))
  }
  if (def.type === 'nullable' || def.type === 'optional' || def.type === 'readonly') {
    const inner = pickOf(def.innerType)
    return inner && ((value) => (value === null || value === undefined ? value : inner(value)))
  }
  if (def.type === 'union' && !def.options.some(pickOf)) return undefined
  // Which of several shapes it is, or how it is encoded, Zod knows.
  return (value) => z.encode(schema as z.ZodType, value)
}

const isLoose = ({ catchall }: z.core.$ZodObjectDef) => catchall !== undefined && catchall._zod.def.type !== 'never'

const mapValues = (table: Record<string, unknown>, pick: Pick) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, pick(value)]))

function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>): Pick {
  const fields = Object.entries(shape).map(([name, schema]) => [name, pickOf(schema)] as const)
  return (value) => {
    const given = value as Record<string, unknown>
    const picked: Record<string, unknown> = {}
    for (const [name, pick] of fields) {
      const field = given[name]
      if (field !== undefined) picked[name] = pick ? pick(field) : field
    }
    return picked
  }
}
