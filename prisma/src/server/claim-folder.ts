import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beganAt, isRunning } from './process.ts'

/** The folders this process uses: its own number in a mark may also be left by a namesake. */
const ours = new Set<string>()

/** Marks the folder as used by this process; answers how to give it back. A mark of a dead process counts nothing. */
export function claimFolder(folder: string): () => void {
  const mark = join(folder, 'in-use-by')
  const user = ours.has(folder) ? process.pid : existsSync(mark) && userOf(readFileSync(mark, 'utf8'))
  if (user) throw new Error(`the data in ${folder} are in use by the running process ${user}`)
  writeFileSync(mark, `${process.pid} ${beganAt(process.pid) ?? ''}`)
  ours.add(folder)
  return () => {
    ours.delete(folder)
    rmSync(mark, { force: true })
  }
}

/** The other process that a mark names, where it still runs. */
function userOf(mark: string): number | undefined {
  const [pid, began] = mark.split(' ')
  const user = Number(pid)
  if (!Number.isInteger(user) || user === process.pid || !isRunning(user)) return undefined
  return (beganAt(user) ?? '') === began ? user : undefined
}
