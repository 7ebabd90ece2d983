import { z } from 'zod'
import { documentKindNames, documentMediaTypes, needs, type Need, rotations } from '../documents/index.ts'
import { id, instant } from './shared.ts'

const kind = z.enum(documentKindNames, '请选择资料种类')
const need = z.enum(Object.keys(needs) as [Need, ...Need[]])
const rotation = z.literal(rotations, '旋转角度应为 0、90、180 或 270')

/** A document goes up as a form with the one part `file`; what it is stands beside it. */
export const addDocumentQuery = z.strictObject({ kind })

/** Turns a picture, clockwise, in degrees. */
export const turnDocumentBody = z.strictObject({ rotation })
export type TurnDocumentBody = z.infer<typeof turnDocumentBody>

/** One document of a claim; its bytes are had by a link. */
export const documentView = z.object({
  id,
  kind,
  /** Counted within its kind, from 1; never given twice. */
  n: z.int(),
  /** As the file was called where it came from. */
  name: z.string(),
  mediaType: z.enum(documentMediaTypes),
  bytes: z.int(),
  rotation,
  uploadedBy: z.string(),
  uploadedAt: instant,
})
export type DocumentView = z.infer<typeof documentView>

/** What a claim needs, what it has, and what the caller may do about it. */
export const documentsView = z.object({
  needed: z.array(z.object({ kind, need, condition: z.string().nullable() })),
  items: z.array(documentView),
  /** The required kinds that are still missing. */
  missing: z.array(kind),
  mayAdd: z.boolean(),
  /** Whether documents may be removed and turned. */
  mayChange: z.boolean(),
})
export type DocumentsView = z.infer<typeof documentsView>

/** Where the bytes of each document are had for the next minutes, by whoever asked and while their session stands. */
export const documentLinks = z.object({
  links: z.array(z.object({ id, path: z.string() })),
  expiresAt: instant,
})
export type DocumentLinks = z.infer<typeof documentLinks>

/** The link of one document, as `documentLinks` gave it. */
export const documentLinkQuery = z.strictObject({
  link: z.string('链接不正确').regex(/^[A-Za-z0-9_-]{1,1500}\.[A-Za-z0-9_-]{43}$/, '链接不正确'),
})
