/** A named SQL statement: prepared once per connection and role under its name. */
export type Statement<Row> = { name: string; text: string; plan?: Plan; readonly row?: Row }

/** A statement is planned once, for whatever values; `each time` where the right plan hangs on which values are given. */
export type Plan = 'once' | 'each time'

/** Declares a named statement; `Row` is the shape of its rows. */
export const statement = <Row = Record<string, never>>(
  name: string,
  text: string,
  { plan = 'once' }: { plan?: Plan } = {},
): Statement<Row> => ({ name, text, plan })
