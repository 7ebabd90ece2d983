import pg from 'pg'

/** Production runs on its own data: refuses a database with demonstration accounts or a set business clock. */
export async function refuseDemonstrationData(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ accounts: boolean; clock: boolean }>(
      `select exists (select from account where is_demonstration) as accounts, exists (select from business_clock) as clock`,
    )
    if (rows[0]?.accounts) throw new Error('production refuses a database that holds demonstration accounts')
    if (rows[0]?.clock) throw new Error('production runs on the real clock, and this database has a set one')
  } finally {
    await owner.end()
  }
}
