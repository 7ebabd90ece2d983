import { problemDetails, type ProblemDetails, type ProblemCode, problems } from '@cradle/domain/problem'
import { Unreachable } from './http.ts'
import { Unproven } from './proof-of-work.ts'

/** The API refused: what it said, as RFC 9457 details. */
export class ApiProblem extends Error {
  readonly details: ProblemDetails

  constructor(details: ProblemDetails) {
    super(details.title)
    this.name = 'ApiProblem'
    this.details = details
  }

  get code() {
    return this.details.type.replace(/^.*\/problems\//, '') as ProblemCode
  }

  get status() {
    return this.details.status
  }

  /** The sentence for the field at this JSON pointer, if it was refused. */
  sentenceAt(pointer: string): string | undefined {
    return this.details.errors.find((error) => error.pointer === pointer)?.message
  }
}

/** The problem an unhappy response states; one that states none (a proxy's page, say) is put in our own words. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const stated = problemDetails.safeParse(await response.json().catch(() => undefined))
  if (stated.success) return new ApiProblem(stated.data)
  const code: ProblemCode = response.status === 502 || response.status === 503 ? 'unavailable' : 'unexpected'
  const { title } = problems[code]
  return new ApiProblem({ type: `/problems/${code}`, title, status: response.status, instance: '', errors: [] })
}

/** Whether `error` is this refusal of the API. */
export const isProblem = (error: unknown, code: ProblemCode): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code

/** Whether trying again later may help: nobody answered, or the server was not well. */
export const mayPass = (error: unknown) =>
  error instanceof Unreachable || (error instanceof ApiProblem && (error.status >= 500 || error.status === 429))

/** What happened, in one sentence for the page. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.details.detail ?? error.details.title
  if (error instanceof Unreachable || error instanceof Unproven) return error.message
  return problems.unexpected.title
}

/** The same, and of a refusal of one place its own words, for who shows no such place. */
export const sentenceIn = (error: unknown): string =>
  (error instanceof ApiProblem ? error.details.errors[0]?.message : undefined) ?? sentenceOf(error)
