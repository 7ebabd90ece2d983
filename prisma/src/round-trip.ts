import { createRequire } from 'node:module'
import type { Writable } from 'node:stream'
import pg from 'pg'

/** A value as PostgreSQL reads it; `pg`'s own way, which its types leave out. */
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as {
  prepareValue: (value: unknown) => string | Buffer | null
}

/** A statement with its values. Under a name it is prepared once per connection; without one it is parsed every time. */
export type Asked = { name?: string; text: string; values?: readonly unknown[] }
export type Answered = { command: string; rows: Record<string, unknown>[] }

/** Of a statement behind one that failed: the server passed it over. */
export class PassedOver extends Error {
  constructor() {
    super('a statement before it failed')
  }
}

/** What `pg` hands its queries of a connection and of its messages; its types leave these out. */
type Connection = {
  stream: Writable
  parse: (statement: { name: string; text: string }) => void
  bind: (bound: { statement: string; values: unknown[] }) => void
  describe: (portal: { type: 'P' }) => void
  execute: (portal: { rows?: number }) => void
  close: (closed: { type: 'S'; name: string }) => void
  sync: () => void
}
type Field = { name: string; dataTypeID: Parameters<typeof pg.types.getTypeParser>[0] }
/** What the rows of a statement hold: each column and how it is read, and a row without values, of which others are copies. */
type Shape = { columns: { name: string; read: (text: string) => unknown }[]; blank: Record<string, null> }

/** A statement that a connection knows by its name: what its rows hold never changes, and is described once. */
type Prepared = { shape?: Shape; isInDoubt?: true }
const NO_ROWS: Shape = { columns: [], blank: {} }
/** The words under each name: on no connection may it stand for others. */
const named = new Map<string, string>()
const preparedOn = new WeakMap<Connection, Map<string, Prepared>>()

type Waiting = {
  asked: Asked
  values: unknown[]
  prepared: Prepared | undefined
  isParsedHere: boolean
  shape: Shape | undefined
  rows: Record<string, unknown>[]
  unreadable: Error | undefined
  answer: (answered: Answered) => void
  fail: (failure: Error) => void
}

/**
 * Statements that leave together and come back together: one write, one answer, however many they are. `pg` by itself has the
 * server answer each of them at once, which takes either side a call into the system, and has what its rows hold described
 * at every use. When one fails the server passes over those behind it. Sent by `client.query`, once.
 */
export class RoundTrip extends pg.Query {
  readonly #waiting: Waiting[] = []
  #at = 0

  constructor() {
    super('')
    this.submit = (connection) => this.#send(connection as unknown as Connection)
  }

  /** What was taken along so far. */
  get statements(): Asked[] {
    return this.#waiting.map(({ asked }) => asked)
  }

  /** Takes a statement along. Rejects as the server refuses it, or with `PassedOver`; throws where its name is another's. */
  ask(asked: Asked): Promise<Answered> {
    const { name, text } = asked
    if (name !== undefined) {
      if ((named.get(name) ?? text) !== text) throw new Error(`two statements are named ${name}`)
      named.set(name, text)
    }
    const values = (asked.values ?? []).map((value) => prepareValue(value))
    return new Promise((answer, fail) => {
      this.#waiting.push({
        asked,
        values,
        prepared: undefined,
        isParsedHere: false,
        shape: undefined,
        rows: [],
        unreadable: undefined,
        answer,
        fail,
      })
    })
  }

  #send(connection: Connection) {
    const known = preparedOn.get(connection) ?? new Map<string, Prepared>()
    preparedOn.set(connection, known)
    connection.stream.cork()
    for (const one of this.#waiting) {
      const { name = '', text } = one.asked
      const before = name ? known.get(name) : undefined
      if (before?.isInDoubt) connection.close({ type: 'S', name })
      one.isParsedHere = !before || before.isInDoubt === true
      one.prepared = one.isParsedHere ? {} : before
      if (one.isParsedHere) connection.parse({ name, text })
      if (name) known.set(name, one.prepared!)
      connection.bind({ statement: name, values: one.values })
      one.shape = one.prepared!.shape
      if (!one.shape) connection.describe({ type: 'P' })
      connection.execute({})
    }
    connection.sync()
    connection.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: Field[] }) {
    this.#waiting[this.#at]!.shape = {
      columns: fields.map(({ name, dataTypeID }) => ({
        name,
        read: pg.types.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
      })),
      blank: Object.fromEntries(fields.map(({ name }) => [name, null])),
    }
  }

  handleDataRow({ fields }: { fields: (string | null)[] }) {
    const one = this.#waiting[this.#at]!
    const { columns, blank } = one.shape!
    const row: Record<string, unknown> = { ...blank }
    try {
      for (let at = 0; at < fields.length; at++) {
        const text = fields[at]!
        const { name, read } = columns[at]!
        if (text !== null) row[name] = read(text)
      }
    } catch (failure) {
      // Thrown here it would end the process: nobody stands between the socket and this.
      one.unreadable = failure as Error
    }
    one.rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }) {
    const { prepared, shape = NO_ROWS, rows, unreadable, answer, fail } = this.#waiting[this.#at++]!
    prepared!.shape = shape
    if (unreadable) fail(unreadable)
    else answer({ command: text.split(' ', 1)[0]!, rows })
  }

  handleEmptyQuery() {
    this.handleCommandComplete({ text: '' })
  }

  /** The server refuses a statement, or the connection is lost. */
  handleError(failure: Error) {
    const [failed, ...passedOver] = this.#waiting.slice(this.#at)
    this.#at = this.#waiting.length
    for (const one of [failed, ...passedOver])
      // Whether it was still parsed, the server does not say.
      if (one?.isParsedHere && one.prepared) one.prepared.isInDoubt = true
    failed?.fail(failure)
    for (const one of passedOver) one.fail(failure instanceof pg.DatabaseError ? new PassedOver() : failure)
  }

  handleReadyForQuery() {
    // Each statement was answered when it was done.
  }
}
