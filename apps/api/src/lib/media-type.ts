import type { DocumentMediaType } from '@cradle/domain/documents'

const signatures: [DocumentMediaType, string][] = [
  ['application/pdf', '255044462d'],
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
]

/** How many bytes of a file tell what it is. */
export const TELLING_BYTES = 8

/** What a file is by its first bytes, whatever it is called; undefined where it is nothing that is taken. */
export const mediaTypeOf = (content: Buffer): DocumentMediaType | undefined =>
  signatures.find(([, start]) => content.toString('hex', 0, start.length / 2) === start)?.[0]
