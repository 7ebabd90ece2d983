import type { DocumentKind, Rotation } from '@cradle/domain/documents'
import { documentLinks, documentsView, documentView, type DocumentView } from '@cradle/domain/wire'
import { keepPreviousData, type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { request } from './api-client.ts'
import { problemOf } from './api-problem.ts'
import { send } from './http.ts'
import { upload } from './upload.ts'

type OfClaim = { id: string; version: number }

/** What documents a claim needs and has. What it needs follows from its answers, so each version asks anew. */
export const documentsQuery = ({ id, version }: OfClaim) =>
  queryOptions({
    queryKey: ['documents', id, 'list', version],
    queryFn: ({ signal }) => request(documentsView, `/claims/${id}/documents`, { signal }),
    placeholderData: keepPreviousData,
  })

/** A little before a link runs out another one is asked for. */
const EARLY = 10_000

const linksQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['documents', claimId, 'links'],
    queryFn: async () => request(documentLinks, `/claims/${claimId}/documents/links`, { method: 'POST', body: {} }),
    staleTime: ({ state: { data } }) => (data ? Date.parse(data.expiresAt) - Date.now() - EARLY : 0),
  })

/** The bytes of a document, fetched by a link that is good for minutes and kept while the page needs them. */
export const documentFileQuery = (queryClient: QueryClient, claimId: string, documentId: string) =>
  queryOptions({
    queryKey: ['documents', claimId, 'file', documentId],
    queryFn: async ({ signal }) => {
      const response = await send(await linkTo(queryClient, claimId, documentId), { signal, accept: '*/*' })
      if (!response.ok) throw await problemOf(response)
      return response.blob()
    },
    staleTime: Infinity,
  })

async function linkTo(queryClient: QueryClient, claimId: string, documentId: string): Promise<string> {
  const find = async () =>
    (await queryClient.query(linksQuery(claimId))).links.find(({ id }) => id === documentId)?.path
  const known = await find()
  if (known) return known
  // It was added since the links were asked for.
  await queryClient.invalidateQueries(linksQuery(claimId))
  return (await find()) ?? '/documents/content'
}

/** What may be done with the documents of a claim; after each the list is read anew. */
export function useDocumentDeeds({ id: claimId }: OfClaim) {
  const queryClient = useQueryClient()
  const path = `/claims/${claimId}/documents`
  const then = async <Result>(sent: Promise<Result>): Promise<Result> => {
    const result = await sent
    await queryClient.invalidateQueries({ queryKey: ['documents', claimId, 'list'] })
    return result
  }
  return {
    add: (kind: DocumentKind, file: File, progress: { onProgress: (part: number) => void; signal: AbortSignal }) =>
      then(upload(documentView, `${path}?kind=${kind}`, file, { ...progress, method: 'POST' })),
    remove: ({ id }: DocumentView) => then(request(documentView, `${path}/${id}`, { method: 'DELETE' })),
    restore: ({ id }: DocumentView) =>
      then(request(documentView, `${path}/${id}/restoration`, { method: 'POST', body: {} })),
    turn: ({ id }: DocumentView, rotation: Rotation) =>
      then(request(documentView, `${path}/${id}`, { method: 'PATCH', body: { rotation } })),
  }
}
