import { makeDocuments } from '@cradle/db'
import { documentFactsOf, type DocumentKind, documentsFor } from '@cradle/domain/documents'
import type { ClaimView, DocumentsView, DocumentView } from '@cradle/domain/wire'
import type { Person } from './given-people.ts'

/** Files that begin as they should. */
export const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a page of a record')])
export const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('a photograph of a bill')])
export const PDF = Buffer.from('%PDF-1.7 a scan of a list')

/** What a claim of 石家庄 with these answers must have, to be accepted. */
const requiredOf = ({ sections: { event, stay } }: ClaimView): DocumentKind[] =>
  documentsFor(documentFactsOf({ event: event.data, stay: stay.data }, '130100'))
    .filter(({ need }) => need === 'required')
    .map(({ kind }) => kind)

/** The required documents of a clerk's claim as rows alone: no bytes lie behind them. */
export async function givenPapers(clerk: Person, claim: ClaimView) {
  const { owner, keys, agencyId } = clerk.product
  const { id: by, scope } = clerk.session.me.acting
  return makeDocuments(owner, keys.vault, { id: claim.id, scopeId: scope.id, agencyId, by }, requiredOf(claim))
}

/** Uploads a file as a browser does. */
export function upload(
  person: Person,
  claim: Pick<ClaimView, 'id'>,
  { kind = 'M02', content = PNG, name = '票据.png' }: { kind?: string; content?: Buffer; name?: string } = {},
) {
  const boundary = 'a-boundary-of-a-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return person.post(`/claims/${claim.id}/documents?kind=${kind}`, payload, type)
}

/** The same, which must succeed. */
export async function givenUploaded(...given: Parameters<typeof upload>): Promise<DocumentView> {
  const answer = await upload(...given)
  if (answer.statusCode !== 201) throw new Error(`the document was not taken: ${answer.body}`)
  return answer.json<DocumentView>()
}

/** The documents of a claim as `person` sees them. */
export const documentsOf = async (person: Person, { id }: { id: string }): Promise<DocumentsView> =>
  (await person.get(`/claims/${id}/documents`)).json<DocumentsView>()
