import multipart from '@fastify/multipart'
import { Problem } from '@cradle/domain/problem'
import {
  addedOperatorView,
  addOperatorBody,
  commitmentLetterView,
  handedOverView,
  handOverBody,
  id,
  issuedCodeView,
  operatorList,
  operatorView,
  rebindingBody,
  resetBody,
  suspensionBody,
} from '@cradle/domain/wire'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addOperator } from './add-operator.ts'
import { LETTER_BYTES, readOwnLetter, readOwnLetterFile, uploadLetter } from './commitment-letter.ts'
import { handOverClaims } from './hand-over-claims.ts'
import { listOperators } from './operators.ts'
import { rebindOperator, resetOperator } from './rebind-operator.ts'
import { restoreOperator, suspendOperator } from './suspend-operator.ts'

const params = z.object({ id })

/** A unit's clerks and its 承诺书, as its administrator keeps them. Registered in the scope of operators.manage. */
export const operatorRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/operators',
    schema: { response: { 200: operatorList } },
    handler: ({ caller }) => listOperators(caller),
  })

  app.route({
    method: 'POST',
    url: '/operators',
    schema: { body: addOperatorBody, response: { 201: addedOperatorView } },
    handler: async ({ caller, body }, reply) => reply.code(201).send(await addOperator(caller, body)),
  })

  app.route({
    method: 'POST',
    url: '/operators/:id/reset',
    schema: { params, body: resetBody, response: { 200: issuedCodeView } },
    handler: ({ caller, params: { id }, body }) => resetOperator(caller, id, body),
  })

  app.route({
    method: 'POST',
    url: '/operators/:id/suspension',
    schema: { params, body: suspensionBody, response: { 200: operatorView } },
    handler: ({ caller, params: { id }, body }) => suspendOperator(caller, id, body.reason),
  })

  app.route({
    method: 'DELETE',
    url: '/operators/:id/suspension',
    schema: { params, response: { 200: operatorView } },
    handler: ({ caller, params: { id } }) => restoreOperator(caller, id),
  })

  app.route({
    method: 'POST',
    url: '/operators/:id/rebinding',
    schema: { params, body: rebindingBody, response: { 200: issuedCodeView } },
    handler: ({ caller, params: { id }, body }) => rebindOperator(caller, id, body),
  })

  app.route({
    method: 'POST',
    url: '/operators/:id/hand-over',
    schema: { params, body: handOverBody, response: { 200: handedOverView } },
    handler: ({ caller, params: { id }, body }) => handOverClaims(caller, id, body.to),
  })

  app.route({
    method: 'GET',
    url: '/unit/commitment-letter',
    schema: { response: { 200: commitmentLetterView } },
    handler: ({ caller }) => readOwnLetter(caller),
  })

  app.route({
    method: 'GET',
    url: '/unit/commitment-letter/file',
    handler: async ({ caller }, reply) => {
      const { mediaType, content } = await readOwnLetterFile(caller)
      return reply.type(mediaType).header('content-disposition', 'attachment').send(content)
    },
  })

  await app.register(uploadRoutes)
}

/** The one call that takes a file and not JSON. */
const uploadRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: LETTER_BYTES } })

  app.route({
    method: 'PUT',
    url: '/unit/commitment-letter',
    bodyLimit: LETTER_BYTES + 64 * 1024,
    schema: { response: { 200: commitmentLetterView } },
    handler: async (request) => uploadLetter(request.caller, await fileIn(request)),
  })
}

/** The one file of a form. One that breaks off is refused like any request that does not hold together. */
async function fileIn(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Problem('file-type-unsupported')
  try {
    const file = await request.file()
    if (file) return await file.toBuffer()
  } catch (error) {
    const isTooLarge = error instanceof Error && 'statusCode' in error && error.statusCode === 413
    throw new Problem(isTooLarge ? 'body-too-large' : 'bad-request')
  }
  throw new Problem('file-type-unsupported')
}
