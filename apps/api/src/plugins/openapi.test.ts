import { describe, expect, test } from 'vitest'
import { givenProduct } from '#api/testing/given-product.ts'

const { app } = await givenProduct({ empty: true })

describe('the contract as pages', () => {
  test('is at /api/docs, with nothing from elsewhere', async () => {
    const page = await app.inject('/api/docs')
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(page.body).not.toMatch(/<script(?![^>]* src=)/)
  })

  test('loosens the policy by one style alone, and nowhere else', async () => {
    const policyOf = async (url: string) => String((await app.inject(url)).headers['content-security-policy'])
    const [elsewhere, here] = [await policyOf('/api/openapi.json'), await policyOf('/api/docs')]
    expect(here).not.toContain("'unsafe-eval'")
    expect(here.replace(/ 'sha256-[\w+/=]+'/, '')).toBe(elsewhere)
  })

  test('reads the same contract', async () => {
    const read = await app.inject('/api/docs/json')
    expect(read.json()).toEqual((await app.inject('/api/openapi.json')).json())
    expect(Object.keys(read.json<{ paths: object }>().paths)).toContain('/api/v1/claim-records/search')
  })
})
