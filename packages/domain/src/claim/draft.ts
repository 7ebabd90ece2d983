import { z } from 'zod'
import { plainText } from './fields.ts'

/** As much as a single draft field keeps of what was typed. */
const MAX_TYPED = 400
/** As many rows as a list in a draft keeps: more lines than any invoice prints. */
const MAX_ROWS = 500

type DraftValue<Value> = Value extends number
  ? number | string
  : Value extends string
    ? string
    : Value extends readonly (infer Row)[]
      ? Row extends object
        ? Draft<Row>[]
        : string[]
      : Value

/** What a draft holds of a section: any field absent, null or half typed; a number may stand as the text typed. */
export type Draft<Section> = { [Field in keyof Section]?: DraftValue<NonNullable<Section[Field]>> | null }

/**
 * The draft reading of a section's field map: it keeps what was typed and only limits its length. Rows of a list are
 * drafts themselves; a field the map does not name is refused.
 */
export function draftOf<Shape extends z.ZodRawShape>(
  fields: Shape,
): z.ZodType<Draft<z.infer<z.ZodObject<Shape>>>, Draft<z.infer<z.ZodObject<Shape>>>> {
  const drafts = Object.entries(fields).map(([name, field]) => [name, draftField(field).nullable().optional()])
  // The shape is made at run time; its type is the mapped one above.
  return z.strictObject(Object.fromEntries(drafts)) as unknown as z.ZodType<
    Draft<z.infer<z.ZodObject<Shape>>>,
    Draft<z.infer<z.ZodObject<Shape>>>
  >
}

function draftField(field: unknown): z.ZodType {
  if (field instanceof z.ZodArray) {
    const { element } = field
    return z
      .array(element instanceof z.ZodObject ? draftOf(element.shape) : plainText(MAX_TYPED))
      .max(MAX_ROWS, '行数过多')
  }
  if (field instanceof z.ZodBoolean) return z.boolean()
  return z.union([plainText(MAX_TYPED), z.int({ error: '数字超出可保存的范围' })])
}
