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
  return z.strictObject(Object.fromEntries(drafts), '内容与本步骤不符') as unknown as z.ZodType<
    Draft<z.infer<z.ZodObject<Shape>>>,
    Draft<z.infer<z.ZodObject<Shape>>>
  >
}

/** What is typed into `field`, seen through what is optional about it and through what is made of it afterwards. */
function draftField(field: unknown): z.ZodType {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return draftField(field.unwrap())
  if (field instanceof z.ZodPipe) return draftField(field.in)
  if (field instanceof z.ZodArray) return z.array(draftRow(field.element), '应为列表').max(MAX_ROWS, '行数过多')
  if (field instanceof z.ZodBoolean) return z.boolean('应为是或否')
  if (field instanceof z.ZodNumber)
    return z.union([plainText(MAX_TYPED), z.int('数字超出可保存的范围')], '应为文字或整数')
  return plainText(MAX_TYPED)
}

const draftRow = (row: unknown): z.ZodType => (row instanceof z.ZodObject ? draftOf(row.shape) : draftField(row))
