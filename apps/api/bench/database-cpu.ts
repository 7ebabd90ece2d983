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
      .reduce((sum, process) => (process?.parent === server ? sum + process!.cpuMs : sum), 0)
}

function ofProcess(pid: number): { parent: number; cpuMs: number } | undefined {
  try {
    // Behind the name, which may hold anything: state, parent, …; the 12th and 13th are its time as user and system.
    const [, parent, ...others] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number)
    return { parent: parent!, cpuMs: (others[9]! + others[10]!) * TICK_MS }
  } catch {
    // It ended between being listed and being looked at.
    return undefined
  }
}
