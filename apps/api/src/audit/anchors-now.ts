import { createPublicKey } from 'node:crypto'
import { type ReadAnchors, readAnchors } from '@cradle/db'
import { installation } from '#api/lib/installation.ts'

/** The anchors of this installation as they stand on the disk. */
export function anchorsNow(): Promise<ReadAnchors> {
  const { folder, key } = installation().anchors
  return readAnchors(folder, createPublicKey(key))
}
