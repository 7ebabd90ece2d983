import { instantInShanghai } from '@cradle/domain/calendar'
import pg from 'pg'
import { keysFrom } from '../keys.ts'
import { chanceOf } from './chance.ts'
import { claimSheets } from './claim-rows.ts'
import { claimantOf } from './claim-story.ts'
import { employerId } from './people.ts'
import { writePersons } from './register.ts'
import { sheetsOf } from './sheet.ts'
import { periodIndexOf, periodOf, type ProvinceSizes } from './sizes.ts'
import type { Staff } from './staff.ts'
import { chainOf, trailOf } from './trail.ts'

/** What one of `parts` that work side by side is given; employers, and with them chains, belong to one part each. */
export type PartGiven = {
  url: string
  secrets: [string, ...string[]]
  sizes: ProvinceSizes
  staff: Staff
  part: number
  parts: number
}

export type Progress = { persons: number } | { claims: number }

/** Claims sent at once. */
const BATCH = 1500

/** Writes this part's persons, then its claims in the order of their periods; answers the heads of its chains. */
export async function writePart(given: PartGiven, onProgress: (progress: Progress) => void) {
  const { url, secrets, sizes, staff, part, parts } = given
  const { agencyId } = staff
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // What no constraint looks at here is looked at by the test of a small province, row by row.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
    const sheetOf = await sheetsOf(client)
    const [chance, keys] = [chanceOf(sizes.seed), keysFrom(secrets)]
    await writePersons({ client, sheetOf, agencyId, sizes, chance, vault: keys.vault, part, parts }, (persons) =>
      onProgress({ persons }),
    )
    const trail = trailOf(agencyId, sheetOf)
    const { sheets, write, closeBatches } = claimSheets({ agencyId, staff, sizes, chance, keys, trail, sheetOf })
    const partOf = Array.from({ length: sizes.employers }, (_, n) => chainOf(employerId(n, chance)) % parts)
    let [waiting, period] = [0, 0]
    const send = async () => {
      for (const sheet of [...sheets, trail.sheet]) await sheet.send(client)
      onProgress({ claims: waiting })
      waiting = 0
    }
    const endPeriod = () => {
      closeBatches()
      trail.chainUntil(instantInShanghai(`${periodOf(period, sizes)}-11`).getTime())
    }
    for (let n = 0; n < sizes.claims; n++) {
      if (partOf[claimantOf(n, sizes, chance).employer] !== part) continue
      if (periodIndexOf(n, sizes.claims) !== period) endPeriod()
      period = periodIndexOf(n, sizes.claims)
      write(n)
      waiting++
      if (waiting >= BATCH) await send()
    }
    endPeriod()
    trail.chainUntil(Infinity)
    await send()
    return trail.heads()
  } finally {
    await client.end()
  }
}
