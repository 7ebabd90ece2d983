import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ModelColumn, readDataModel } from './testing/data-model.ts'
import { givenDatabase } from './testing/given-database.ts'

/** Prisma's data model and the tables that the migrations made say the same, in both directions. */
const { owner } = await givenDatabase()
const model = readDataModel(readFileSync(new URL('../schema.prisma', import.meta.url), 'utf8'))

const ours = `relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
  and relname <> '_prisma_migrations'`

test('every column, its type, whether it may be null and whether it has a default', async () => {
  const { rows } = await owner.query<ModelColumn>(
    `select relname as table, attname as column, format_type(atttypid, atttypmod) as type,
       not attnotnull as nullable, atthasdef as "hasDefault"
     from pg_class join pg_attribute on attrelid = pg_class.oid
     where ${ours} and attnum > 0 and not attisdropped`,
  )
  const line = ({ table, column, type, nullable, hasDefault }: ModelColumn) =>
    `${table}.${column} ${type}${nullable ? '' : ' not null'}${hasDefault ? ' default' : ''}`
  expect(model.columns.map(line).toSorted()).toEqual(rows.map(line).toSorted())
})

// Partial indexes and those over expressions have no words in Prisma's data model; the promises test them.
test.each(['primaryKeys', 'uniques'] as const)('all %s', async (kind) => {
  const { rows } = await owner.query<{ key: string }>(
    `select relname || '(' || (
       select string_agg(attname, ', ' order by attname collate "C") from pg_attribute
       where attrelid = indrelid and attnum = any(indkey)) || ')' as key
     from pg_index join pg_class on pg_class.oid = indrelid
     where ${ours} and indisunique and indisprimary = $1 and indpred is null and indexprs is null`,
    [kind === 'primaryKeys'],
  )
  expect(model[kind].toSorted()).toEqual(rows.map(({ key }) => key).toSorted())
})

test('the client in use was generated from this data model', async () => {
  const generated = readFileSync(new URL('../generated/prisma/internal/class.ts', import.meta.url), 'utf8')
  const schema = readFileSync(new URL('../schema.prisma', import.meta.url), 'utf8')
  expect(generated).toContain(`"inlineSchema": ${JSON.stringify(schema)}`)
})
