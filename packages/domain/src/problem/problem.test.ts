import { describe, expect, test } from 'vitest'
import { Problem, type ProblemCode, problemDetails, problems } from './index.ts'

const catalogue = Object.entries(problems).map(([code, problem]) => ({ code: code as ProblemCode, ...problem }))

describe('the catalogue of refusals', () => {
  test.each(catalogue)('$code says $title', ({ code, title }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    // A Chinese sentence for a person: no code in it, no full stop; JSON, PDF, days of the month and counts are words of ours.
    expect(title.replaceAll(/JSON|PDF|\d{1,2} [日个]/g, '')).toMatch(/^[\p{Script=Han}，、\s]{5,}$/u)
    expect(title).toMatch(/^\p{Script=Han}.*[\p{Script=Han}N]$/u)
  })

  test.each(catalogue)('$code is answered with $status', ({ status }) => {
    expect([400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503]).toContain(status)
  })

  test('no two say the same', () => {
    expect(new Set(catalogue.map(({ title }) => title)).size).toBe(catalogue.length)
  })

  test('blames nobody who is signed out, not permitted or unknown for what is there', () => {
    const withStatus = (status: number) => catalogue.filter((one) => one.status === status).map(({ code }) => code)
    expect(withStatus(401)).toEqual([
      'sign-in-failed',
      'proof-required',
      'code-refused',
      'activation-refused',
      'signed-out',
    ])
    expect(withStatus(404).every((code) => code.endsWith('not-found'))).toBe(true)
    expect(withStatus(500)).toEqual(['unexpected'])
  })
})

describe('a problem', () => {
  const errors = [{ pointer: '/claims/0', code: 'field', message: '请填写联系电话' }]

  test('carries its code and where it lies', () => {
    expect(new Problem('claims-incomplete', errors, '一份')).toMatchObject({
      name: 'Problem',
      message: 'claims-incomplete',
      code: 'claims-incomplete',
      errors,
      detail: '一份',
    })
  })

  test('may lie nowhere in particular', () => {
    expect(new Problem('signed-out')).toMatchObject({ errors: [], detail: undefined })
  })

  test('is an error that can be thrown', () => {
    expect(new Problem('unexpected')).toBeInstanceOf(Error)
  })

  test('is rendered as RFC 9457', () => {
    const { code, errors: where } = new Problem('claims-incomplete', errors)
    const body = { type: `/problems/${code}`, ...problems[code], instance: 'req-1', errors: where }
    expect(problemDetails.parse(body)).toEqual(body)
  })
})
