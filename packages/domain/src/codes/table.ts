/** A row of a code table. */
export type Coded = { readonly code: string; readonly name: string }

/** The codes of a table as a type: `CodeOf<typeof stayKinds>` is 'inpatient' | 'outpatient'. */
export type CodeOf<Table extends readonly Coded[]> = Table[number]['code']

/** The name of a code. A code the table lacks names itself: shown as it came, it is neither hidden nor guessed. */
export function nameOf(table: readonly Coded[], code: string): string {
  return table.find((row) => row.code === code)?.name ?? code
}

/** The codes of a table in its order, typed as a tuple of their literals, as `z.enum` takes them. */
export function codesOf<const Table extends readonly Coded[]>(table: Table) {
  return table.map((row) => row.code) as { [Row in keyof Table]: Table[Row]['code'] }
}
