/** A named SQL statement: prepared once per connection under its name. */
export type Statement<Row> = { name: string; text: string; readonly row?: Row }

/** Declares a named statement; `Row` is the shape of its rows. */
export const statement = <Row = Record<string, never>>(name: string, text: string): Statement<Row> => ({ name, text })
