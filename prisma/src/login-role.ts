import pg from 'pg'
import { databaseRoles } from './caller.ts'

/**
 * Makes the role the product signs in with: it has no right of its own and may only become the roles of requests and
 * jobs. Answers its connection URL. `ownerUrl` must be allowed to create roles, as the migrations are.
 */
export async function makeLoginRole(ownerUrl: string, password: string): Promise<string> {
  const url = new URL(ownerUrl)
  // Roles belong to the cluster: one per database keeps two installations on one server apart.
  const name = `cradle_login_${url.pathname.slice(1)}`
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const role = owner.escapeIdentifier(name)
    const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [name])
    const verb = rowCount === 0 ? 'create' : 'alter'
    await owner.query(`${verb} role ${role} login noinherit password ${owner.escapeLiteral(password)}`)
    await owner.query(`grant ${databaseRoles.join(', ')} to ${role}`)
  } finally {
    await owner.end()
  }
  url.username = name
  url.password = password
  return url.href
}
