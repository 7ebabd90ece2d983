import type { KeyObject } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Anchor, hashOfLine, NO_LINE, readLine, signedLine } from './anchor-line.ts'

/** The anchors of an installation: one line a day, appended and never touched again. */
export const anchorFile = (folder: string): string => join(folder, 'anchors.jsonl')

/** A line of the file, by its number: altered, out of the row, or gone from its end while the trail tells of it. */
export type AnchorFault = { line: number; fault: 'altered' | 'removed' | 'cut-off' }

/** What the trail itself recorded of an anchor: the line's number and hash. */
export type RecordedAnchor = { n: number; hash: string }

export type ReadAnchors = {
  /** Every line that its signature proves, whatever stands around it. */
  anchors: readonly Anchor[]
  /** The hashes of all lines. */
  hashes: readonly string[]
  firstFault: AnchorFault | undefined
}

/**
 * Appends an anchor as the next line, signed, and waits until it lies on the disk. Whoever calls sees to it that nobody
 * else does at the same time. Throws where the last line was broken off: nothing is to be written behind it unseen.
 */
export async function appendAnchor(
  folder: string,
  privateKey: KeyObject,
  { at, heads }: Pick<Anchor, 'at' | 'heads'>,
): Promise<RecordedAnchor> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const written = await textOf(folder)
  if (written !== '' && !written.endsWith('\n')) throw new Error(`the last line of ${anchorFile(folder)} is broken off`)
  const lines = linesOf(written)
  const last = lines.at(-1)
  const previous = last === undefined ? NO_LINE : hashOfLine(last)
  const line = signedLine({ n: lines.length + 1, at, heads, previous }, privateKey)
  const file = await open(anchorFile(folder), 'a', 0o600)
  try {
    await file.appendFile(`${line}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return { n: lines.length + 1, hash: hashOfLine(line) }
}

/** Reads the file and proves every line by its signature and the hash of the line before it. */
export async function readAnchors(folder: string, publicKey: KeyObject): Promise<ReadAnchors> {
  const lines = linesOf(await textOf(folder))
  const hashes = lines.map(hashOfLine)
  const anchors: Anchor[] = []
  let firstFault: AnchorFault | undefined
  for (const [index, text] of lines.entries()) {
    const line = index + 1
    const anchor = readLine(text, publicKey)
    if (anchor) anchors.push(anchor)
    if (!anchor) firstFault ??= { line, fault: 'altered' }
    else if (anchor.n !== line || anchor.previous !== (hashes[index - 1] ?? NO_LINE))
      firstFault ??= { line, fault: 'removed' }
  }
  return { anchors, hashes, firstFault }
}

/** The first anchor that the trail recorded and the file does not hold as it was written. */
export function missingAnchor(
  { hashes }: Pick<ReadAnchors, 'hashes'>,
  recorded: readonly RecordedAnchor[],
): AnchorFault | undefined {
  const lost = recorded.find(({ n, hash }) => hashes[n - 1] !== hash)
  return lost && { line: lost.n, fault: lost.n > hashes.length ? 'cut-off' : 'altered' }
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

async function textOf(folder: string): Promise<string> {
  try {
    return await readFile(anchorFile(folder), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
