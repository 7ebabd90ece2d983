import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { cloneTemplate } from '../testing/database.ts'
import { buildIndexes, postponeIndexes } from './indexes.ts'

async function givenIndexesBehind(table: string) {
  const { url, drop } = await cloneTemplate(inject('adminUrl'))
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  onTestFinished(async () => {
    await owner.end()
    await drop()
  })
  await owner.query('set session_replication_role = replica')
  const behind = (await postponeIndexes(owner)).filter(({ of }) => of === table)
  const built: string[] = []
  return {
    owner,
    build: () => buildIndexes(owner, behind, () => built.push('one')),
    isBuilt: () => built.length === behind.length,
  }
}

const spell = (person: string, from: string, until: string | null, id = randomUUIDv7()) => ({
  text: `insert into person_version (id, person_id, agency_id, valid_from, valid_until, name, sex, birth_on)
    values ($1, $2, $2, $3, $4, '张三', 'female', '1990-01-01')`,
  values: [id, person, from, until],
})

test('spans of one person that follow each other, and the same of two, are let through', async () => {
  const { owner, build, isBuilt } = await givenIndexesBehind('person_version')
  const [one, other] = [randomUUIDv7(), randomUUIDv7()]
  await owner.query(spell(one, '2020-01-01', '2021-01-01'))
  await owner.query(spell(one, '2021-01-01', null))
  await owner.query(spell(other, '2020-01-01', null))
  await build()
  expect(isBuilt()).toBe(true)
  await expect(owner.query(spell(one, '2020-06-01', '2020-07-01'))).rejects.toThrow('exclusion constraint')
})

test('spans of one person that overlap are found, however far apart they were written', async () => {
  const { owner, build } = await givenIndexesBehind('person_version')
  const one = randomUUIDv7()
  await owner.query(spell(one, '2020-01-01', null))
  await owner.query(spell(randomUUIDv7(), '2020-01-01', null))
  await owner.query(spell(one, '2021-01-01', '2021-02-01'))
  await expect(build()).rejects.toThrow('person_version overlap')
})

test('a key that two rows have is found', async () => {
  const { owner, build } = await givenIndexesBehind('person_version')
  const id = randomUUIDv7()
  await owner.query(spell(randomUUIDv7(), '2020-01-01', null, id))
  await owner.query(spell(randomUUIDv7(), '2020-01-01', null, id))
  await expect(build()).rejects.toThrow('could not create unique index')
})
