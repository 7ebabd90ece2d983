import { Problem, type ProblemCode, type ProblemDetails, type ProblemError, problems } from '@cradle/domain/problem'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { recordRefusal } from '#api/audit/record-refusal.ts'
import { sentenceOf } from '#api/lib/sentences.ts'
import { callerIn } from './caller.ts'

/** What the database refused by one of its promises, as the sentence the caller reads. */
const problemByConstraint: Record<string, ProblemCode> = {
  account_username_key: 'username-taken',
  one_live_submission: 'period-submitted',
  one_nil_return: 'nil-declared',
  one_open_proposal: 'submission-changed',
  invoice_use_pkey: 'invoice-taken',
  one_component_use: 'component-taken',
  component_use_pkey: 'component-taken',
  claim_frozen: 'claim-frozen',
  documents_closed: 'documents-closed',
  claim_move: 'move-not-open',
  claim_next_version: 'claim-changed',
  lines_sum_to_invoice: 'claims-incomplete',
  invoices_sum_to_total: 'claims-incomplete',
}

/** What `require_session` raises where a session no longer stands. */
const SESSION_ENDED = 'CRD01'

/** What Fastify itself refuses before a route is reached. */
const problemByFastifyCode: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_MAX_PARAM_LENGTH: 'bad-request',
}

/** Renders every refusal as RFC 9457; whatever is unexpected is logged and answered without a detail. */
export const problemPlugin = fastifyPlugin(async (app: FastifyInstance) => {
  z.config({ customError: sentenceOf })
  app.setErrorHandler<FastifyError>(async (error, request, reply) =>
    refuse(await onRecord(error, request), request, reply),
  )
})

/** A refused access is on record before it is answered; where it cannot be, that is the answer. */
async function onRecord(error: FastifyError, request: FastifyRequest): Promise<FastifyError> {
  const { code } = problemOf(error)
  const caller = callerIn(request)
  if (problems[code].status !== 403 || !caller) return error
  try {
    await recordRefusal(caller, request, code)
    return error
  } catch (failure) {
    return failure as FastifyError
  }
}

/** Answers what went wrong, also where no route was found for the URL (Fastify's `frameworkErrors`). */
export function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error)
  if (problem.code === 'unexpected') request.log.error({ err: error }, 'unexpected')
  return render(problem, request, reply)
}

function problemOf(error: FastifyError): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) return new Problem('fields-invalid', fieldErrors(error.validation))
  const fromFastify = problemByFastifyCode[error.code]
  if (fromFastify) return new Problem(fromFastify)
  if (error.statusCode === 413) return new Problem('body-too-large')
  if (error.statusCode === 429) return new Problem('too-many-requests')
  const { constraint, code } = error as { constraint?: string; code?: string }
  const fromDatabase = constraint === undefined ? undefined : problemByConstraint[constraint]
  if (fromDatabase) return new Problem(fromDatabase)
  if (code === SESSION_ENDED) return new Problem('signed-out')
  // 57P*: the server is shutting down or starting; 08*: the connection was lost; 40*: two transactions collided.
  if (code?.startsWith('57P') || code?.startsWith('40') || code?.startsWith('08') || code === 'ECONNREFUSED')
    return new Problem('unavailable')
  if (error.statusCode === 400) return new Problem('bad-request')
  return new Problem('unexpected')
}

type Validation = { instancePath: string; keyword: string; message?: string }[]

const fieldErrors = (validation: Validation): ProblemError[] =>
  validation.map(({ instancePath, keyword, message }) => ({
    // The provider writes '/' for the whole; a JSON pointer to it is empty.
    pointer: instancePath === '/' ? '' : instancePath,
    code: keyword,
    message: message ?? '填写不正确',
  }))

function render(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  return reply
    .code(problems[problem.code].status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(bodyOf(problem, request.id))
}

function bodyOf({ code, errors, detail }: Problem, instance: string): ProblemDetails {
  const { status, title } = problems[code]
  return { type: `/problems/${code}`, title, status, ...(detail ? { detail } : {}), instance, errors }
}

/** What went wrong in an answer that has begun already, as the body of a refusal would say it; logged where unexpected. */
export function detailsOf(error: Error, request: Pick<FastifyRequest, 'id' | 'log'>): ProblemDetails {
  const problem = problemOf(error as FastifyError)
  if (problem.code === 'unexpected') request.log.error({ err: error }, 'unexpected')
  return bodyOf(problem, request.id)
}
