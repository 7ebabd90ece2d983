import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** Linux counts in hundredths of a second. */
const TICK_MS = 10

/**
 * A way to ask how much CPU a PostgreSQL's processes have used, in ms, by any connection to it on this machine; one that
 * answers nothing where the system does not tell.
 */
export function databaseCpu(client: pg.Client): () => number | undefined {
  const { processID } = client as unknown as { processID: number }
  if (!existsSync(`/proc/${processID}/stat`)) return () => undefined
  const server = ofProcess(processID)?.parent
  return () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => ofProcess(Number(pid)))
      // What a connection used that was closed meanwhile, the server's own process has counted.
      .reduce(
        (sum, process) => (process?.parent === server ? sum + process!.cpuMs : sum),
        ofProcess(server!)?.endedMs ?? 0,
      )
}

/** A process's own time, and that of what it began and saw end. */
function ofProcess(pid: number): { parent: number; cpuMs: number; endedMs: number } | undefined {
  try {
    // Behind the name, which may hold anything: state, parent, …, from the 12th on its time as user and system, its children’s.
    const [, parent, ...others] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number)
    const [user, system, endedUser, endedSystem] = others.slice(9, 13) as [number, number, number, number]
    return { parent: parent!, cpuMs: (user + system) * TICK_MS, endedMs: (endedUser + endedSystem) * TICK_MS }
  } catch {
    // It ended between being listed and being looked at.
    return undefined
  }
}
