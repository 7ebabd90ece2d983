import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What stands beside the product in every round. */
export const layers = ['product', 'limit', 'rows', 'prisma'] as const
export type Layer = (typeof layers)[number]

/** CPU in ms, and the most memory the process ever had. */
type Spent = { cpuMs: number; peakMib: number }

export type Server = {
  layer: Layer
  address: string
  /** What the server's process has used so far; what its PostgreSQL spends is not in it. */
  spent: () => Promise<Spent>
  stop: () => Promise<void>
}

/** Starts a layer in a process of its own over the same database. */
export async function startServer(layer: Layer, env: Record<string, string>): Promise<Server> {
  const program = layer === 'rows' ? 'limit' : layer
  const child = fork(fileURLToPath(new URL(`./serve-${program}.ts`, import.meta.url)), {
    env: { ...process.env, ...env, BENCH_LAYER: layer },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const address = await told<string>(child)
  return {
    layer,
    address,
    spent: () => {
      const answer = told<Spent>(child)
      child.send('spent')
      return answer
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill()
      }),
  }
}

const told = <Message>(child: ChildProcess) =>
  new Promise<Message>((resolve, reject) => {
    const ended = () => reject(new Error('a server of the bench ended'))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as Message)
    })
  })

/** In a server's process: says where it listens, and from then on what it has used. */
export function answerBench(address: string) {
  // A process that exits leaves its profile, where one was asked for by NODE_OPTIONS=--cpu-prof.
  process.once('SIGTERM', () => process.exit())
  process.send?.(address)
  process.on('message', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    process.send?.({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMib: maxRSS / 1024 } satisfies Spent)
  })
}
