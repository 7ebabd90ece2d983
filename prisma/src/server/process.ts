import { readFileSync } from 'node:fs'

/** Whether a process has this number, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process began, in ticks since the machine did: tells a number used again from its first bearer. Linux only. */
export function beganAt(pid: number): string | undefined {
  // The name in parentheses may hold anything; the twenty-second field is the twentieth after it.
  return fromProc(`${pid}/stat`)?.split(')').at(-1)?.split(' ')[20]
}

/** The command line of a process. Linux only. */
export const commandOf = (pid: number): string | undefined => fromProc(`${pid}/cmdline`)?.replaceAll('\0', ' ')

function fromProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return undefined
  }
}
