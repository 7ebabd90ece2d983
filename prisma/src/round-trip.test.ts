import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { PassedOver, RoundTrip } from './round-trip.ts'
import { givenDatabase } from './testing/given-database.ts'

const { session } = await givenDatabase()
const client = await session({ pipeline: true })

/** Asks these at once; answers what became of each. */
function together(...asked: Parameters<RoundTrip['ask']>[0][]) {
  const trip = new RoundTrip()
  const answers = Promise.allSettled(asked.map((one) => trip.ask(one)))
  client.query(trip)
  return answers
}
const answered = (command: string, ...rows: object[]) => ({ status: 'fulfilled', value: { command, rows } })
const refused = (message: string) => ({ status: 'rejected', reason: expect.objectContaining({ message }) as Error })
const passedOver = { status: 'rejected', reason: expect.any(PassedOver) as Error }

describe('statements of one round trip', () => {
  test('are answered in their order, each with its own rows', async () => {
    expect(
      await together(
        { text: 'begin' },
        { name: 'one', text: 'select $1::int as one, $2::text as two', values: [1, '二'] },
        { text: 'create temporary table thing (n int) on commit drop' },
        { name: 'fill', text: 'insert into thing select generate_series(1, $1::int)', values: [3] },
        { text: 'select n from thing order by n' },
        { text: 'select n from thing where false' },
        { text: 'commit' },
      ),
    ).toEqual([
      answered('BEGIN'),
      answered('SELECT', { one: 1, two: '二' }),
      answered('CREATE'),
      answered('INSERT'),
      answered('SELECT', { n: 1 }, { n: 2 }, { n: 3 }),
      answered('SELECT'),
      answered('COMMIT'),
    ])
  })

  test('come back together: the server is ready for the next once', async () => {
    const { connection } = client as unknown as { connection: NodeJS.EventEmitter }
    let ready = 0
    const count = () => void ready++
    connection.on('readyForQuery', count)
    await together({ text: 'select 1 as n' }, { text: 'select 2 as n' }, { text: 'select 3 as n' })
    await client.query('select')
    connection.off('readyForQuery', count)
    expect(ready).toBe(2)
  })

  test.each([
    ['numbers and counts', 'select 1::int as i, 12345678901::bigint as b, 1.5::numeric as n, true as t'],
    ['days and instants', `select date '2026-02-28' as d, timestamptz '2026-02-28 08:00+08' as at`],
    [
      'JSON and lists',
      `select '{"a": [1, null]}'::jsonb as j, array['a', null, 'c,"d'] as l, '\\x00ff'::bytea as bytes`,
    ],
    ['nothing', 'select null::text as t, null::int as i, null::jsonb as j'],
    ['two columns of one name', 'select 1 as n, 2 as n'],
  ])('hold %s as pg itself reads them, described or known already', async (_what, text) => {
    const { rows } = await client.query<object>(text)
    for (const asked of [{ text }, { name: text.slice(0, 60), text }, { name: text.slice(0, 60), text }])
      expect(await together(asked)).toEqual([answered('SELECT', ...rows)])
  })

  test('take values as pg itself sends them', async () => {
    const text =
      'select $1::bytea as a, $2::text[] as b, $3::timestamptz as c, $4::text as d, $5::jsonb as e, $6::bytea[] as f'
    const values = [
      Buffer.from('é'),
      ['x', 'y"z', null],
      new Date('2026-11-05T01:02:03Z'),
      undefined,
      { k: 1 },
      [Buffer.of(0)],
    ]
    const { rows } = await client.query<object>(text, values)
    expect(await together({ name: 'values', text, values })).toEqual([answered('SELECT', ...rows)])
  })
})

test('two statements cannot bear one name', () => {
  const trip = new RoundTrip()
  void trip.ask({ name: 'whose', text: 'select 1' })
  expect(() => trip.ask({ name: 'whose', text: 'select 2' })).toThrow('two statements are named whose')
})

test('a value that cannot be read fails its statement, and nothing else', async () => {
  const parse = pg.types.getTypeParser(pg.types.builtins.MONEY) as (text: string) => unknown
  pg.types.setTypeParser(pg.types.builtins.MONEY, () => {
    throw new Error('unreadable')
  })
  const answers = await together({ text: 'select 1::money as n' }, { text: 'select 2 as n' })
  pg.types.setTypeParser(pg.types.builtins.MONEY, parse)
  expect(answers).toEqual([refused('unreadable'), answered('SELECT', { n: 2 })])
})

describe('a statement that fails', () => {
  test('leaves those before it answered, and those behind it undone', async () => {
    expect(
      await together(
        { text: 'select 1 as n' },
        { text: 'select 1 / 0' },
        { text: 'select 2 as n' },
        { text: 'commit' },
      ),
    ).toEqual([answered('SELECT', { n: 1 }), refused('division by zero'), passedOver, passedOver])
    expect(await together({ text: 'select 3 as n' })).toEqual([answered('SELECT', { n: 3 })])
  })

  test('is asked again under its name, whether its words or its values were refused, and so are those passed over', async () => {
    const divide = (by: number) => ({ name: 'divide', text: 'select 6 / $1::int as n', values: [by] })
    const missing = { name: 'missing', text: 'select n from not_yet' }
    const behind = { name: 'behind', text: 'select 9 as n' }
    expect(await together(divide(0), behind)).toEqual([refused('division by zero'), passedOver])
    expect(await together(missing, behind)).toEqual([refused('relation "not_yet" does not exist'), passedOver])
    await client.query('create temporary table not_yet as select 4 as n')
    expect(await together(divide(2), missing, behind)).toEqual([
      answered('SELECT', { n: 3 }),
      answered('SELECT', { n: 4 }),
      answered('SELECT', { n: 9 }),
    ])
  })
})

test('a connection that is lost fails all that was under way', async () => {
  const { processID } = client as unknown as { processID: number }
  const [ending, ...others] = await together(
    { text: 'select pg_terminate_backend($1)', values: [processID] },
    { text: 'select 1 as n' },
    { text: 'select 2 as n' },
  )
  expect([ending!.status, ...others.map(({ status }) => status)]).toEqual(['rejected', 'rejected', 'rejected'])
})
