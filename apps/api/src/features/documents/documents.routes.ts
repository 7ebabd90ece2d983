import multipart, { type MultipartFile } from '@fastify/multipart'
import { DOCUMENT_BYTES } from '@cradle/domain/documents'
import { Problem } from '@cradle/domain/problem'
import {
  addDocumentQuery,
  documentLinkQuery,
  documentLinks,
  documentsView,
  documentView,
  id,
  turnDocumentBody,
} from '@cradle/domain/wire'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addDocument } from './add-document.ts'
import { removeDocument, restoreDocument, turnDocument } from './change-document.ts'
import { linkDocuments } from './document-links.ts'
import { fileNameOf } from './file-name.ts'
import { listDocuments } from './list-documents.ts'
import { readDocument } from './read-document.ts'

const params = z.object({ id })
const named = z.object({ id, documentId: id })

/** What documents a claim has, and links to them. Registered in the scope of everyone with business. */
export const documentReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/claims/:id/documents',
    schema: { params, response: { 200: documentsView } },
    handler: ({ caller, params: { id: claimId } }) => listDocuments(caller, claimId),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/documents/links',
    schema: { params, response: { 200: documentLinks } },
    handler: ({ caller, params: { id: claimId } }) => linkDocuments(caller, claimId),
  })
}

/** The bytes behind a link, which alone says who asks: a picture on a page brings no token. Public scope. */
export const documentContentRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/documents/content',
    schema: { querystring: documentLinkQuery },
    handler: async ({ id: requestId, query: { link } }, reply) => {
      const { mediaType, bytes, fileName, content } = await readDocument(link, requestId)
      return reply
        .type(mediaType)
        .headers({
          'content-length': bytes,
          // Saved, never shown as a page of ours; and were it shown, it may do nothing.
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        })
        .send(content)
    },
  })
}

/** What an employer's clerk does with documents. Registered in the employers' scope. */
export const documentRoutes: FastifyPluginAsyncZod = async (app) => {
  // A file over the limit is refused while it comes in; one byte more than it makes that known.
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: DOCUMENT_BYTES + 1 } })

  app.route({
    method: 'POST',
    url: '/claims/:id/documents',
    bodyLimit: DOCUMENT_BYTES + 64 * 1024,
    schema: { params, querystring: addDocumentQuery, response: { 201: documentView } },
    handler: async (request, reply) => {
      const named = { claimId: request.params.id, kind: request.query.kind }
      return reply.code(201).send(await addDocument(request.caller, named, () => fileIn(request)))
    },
  })

  app.route({
    method: 'PATCH',
    url: '/claims/:id/documents/:documentId',
    schema: { params: named, body: turnDocumentBody, response: { 200: documentView } },
    handler: ({ caller, params: { id: claimId, documentId }, body }) =>
      turnDocument(caller, { claimId, documentId }, body.rotation),
  })

  app.route({
    method: 'DELETE',
    url: '/claims/:id/documents/:documentId',
    schema: { params: named, response: { 200: documentView } },
    handler: ({ caller, params: { id: claimId, documentId } }) => removeDocument(caller, { claimId, documentId }),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/documents/:documentId/restoration',
    schema: { params: named, response: { 200: documentView } },
    handler: ({ caller, params: { id: claimId, documentId } }) => restoreDocument(caller, { claimId, documentId }),
  })
}

/** The one file of a form, as it comes in. */
async function fileIn(request: FastifyRequest) {
  if (!request.isMultipart()) throw new Problem('file-type-unsupported')
  const file = await request.file().catch(() => {
    throw new Problem('bad-request')
  })
  if (!file) throw new Problem('file-type-unsupported')
  return { name: fileNameOf(file.filename), content: bytesOf(file) }
}

/** One that breaks off is refused like any request that does not hold together. */
async function* bytesOf({ file }: MultipartFile): AsyncGenerator<Buffer> {
  try {
    yield* file as AsyncIterable<Buffer>
  } catch {
    throw new Problem('bad-request')
  }
}
