/** A column as Prisma's data model says it, in PostgreSQL's words. */
export type ModelColumn = { table: string; column: string; type: string; nullable: boolean; hasDefault: boolean }

export type DataModel = {
  columns: ModelColumn[]
  /** `table(column, …)`, the columns sorted. */
  primaryKeys: string[]
  uniques: string[]
}

const scalars: Record<string, string> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  DateTime: 'timestamp(3) without time zone',
  Json: 'jsonb',
  Bytes: 'bytea',
}
const natives: Record<string, string> = {
  Uuid: 'uuid',
  Date: 'date',
  SmallInt: 'smallint',
  'Timestamptz(6)': 'timestamp with time zone',
}

/**
 * Reads schema.prisma line by line. Prisma 7's client keeps neither nullability nor native types at run time, and its
 * own reader is not published apart. Whatever this one does not know it refuses, so that nothing is passed over.
 */
export function readDataModel(text: string): DataModel {
  const model: DataModel = { columns: [], primaryKeys: [], uniques: [] }
  for (const [, name, body] of text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)) readModel(model, name!, body!)
  return model
}

const key = (table: string, columns: string[]) => `${table}(${columns.toSorted().join(', ')})`

function readModel(model: DataModel, name: string, body: string) {
  const lines = body.split('\n').map((line) => line.trim())
  const table = lines.map((line) => /^@@map\("(\w+)"\)$/.exec(line)?.[1]).find((found) => found !== undefined)
  if (!table) throw new Error(`model ${name} names no table`)
  const columnByField = new Map<string, string>()
  for (const line of lines.filter((line) => line !== '' && !line.startsWith('//') && !line.startsWith('@@'))) {
    const [, field, scalar, optional, rest] = /^(\w+)\s+(\w+)(\?)?\s*(.*)$/.exec(line) ?? []
    if (!field || !scalar || rest === undefined) throw new Error(`not understood: ${line}`)
    const attributes = attributesOf(rest)
    const column = attributes.get('@map')?.slice(1, -1) ?? field
    columnByField.set(field, column)
    const native = [...attributes].find(([attribute]) => attribute.startsWith('@db.'))
    const nativeName = native && native[0].slice(4) + (native[1] ? `(${native[1]})` : '')
    const type = nativeName ? natives[nativeName] : scalars[scalar]
    if (!type) throw new Error(`not understood: ${line}`)
    model.columns.push({ table, column, type, nullable: optional === '?', hasDefault: attributes.has('@default') })
    if (attributes.has('@id')) model.primaryKeys.push(key(table, [column]))
    if (attributes.has('@unique')) model.uniques.push(key(table, [column]))
  }
  for (const line of lines.filter((line) => line.startsWith('@@') && !line.startsWith('@@map'))) {
    const [, kind, fields] = /^@@(id|unique)\(\[([\w, ]+)\]\)$/.exec(line) ?? []
    if (!fields) throw new Error(`not understood: ${line}`)
    const columns = fields.split(', ').map((field) => columnByField.get(field) ?? `no field ${field}`)
    ;(kind === 'id' ? model.primaryKeys : model.uniques).push(key(table, columns))
  }
}

/** `@id @map("a") @default(now())` by attribute; the value is what stands in its parentheses. */
function attributesOf(text: string): Map<string, string | undefined> {
  const attribute = /(@[\w.]+)(?:\(((?:[^()]|\(\))*)\))?\s*/y
  const found = new Map<string, string | undefined>()
  while (attribute.lastIndex < text.length) {
    const match = attribute.exec(text)
    if (!match) throw new Error(`not understood: ${text}`)
    found.set(match[1]!, match[2])
  }
  return found
}
