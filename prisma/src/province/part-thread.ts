import { parentPort, workerData } from 'node:worker_threads'
import type { ChainHead } from '../audit/verify-chain.ts'
import { type PartGiven, type Progress, writePart } from './write-part.ts'

/** What a part's thread tells the one that started it. */
export type PartMessage = { progress: Progress } | { heads: ReadonlyMap<number, ChainHead> }

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const tell = (message: PartMessage) => parentPort?.postMessage(message)
tell({ heads: await writePart(workerData as PartGiven, (progress) => tell({ progress })) })
