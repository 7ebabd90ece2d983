import { describe, expect, test } from 'vitest'
import { sectionNames } from '../claim/index.ts'
import { givenAnswers, refusals } from '../testing/answers.ts'
import { claimsQuery, createClaimBody, saveSectionBody } from './claims.ts'

const personId = '0192f0c1-0000-7000-8000-000000000001'

describe('saving a section', () => {
  test.each(sectionNames)('takes %s', (section) => {
    const body = { section, version: 0, data: givenAnswers()[section] }
    expect(saveSectionBody.parse(body)).toEqual(body)
  })

  test.each(['benefit', 'Event', '', null, undefined, 1])('refuses a section it does not know: %j', (section) => {
    expect(refusals(saveSectionBody, { section, version: 0, data: {} })).toEqual(['section: 申报没有这一步'])
  })

  test('refuses the data of another section', () => {
    expect(refusals(saveSectionBody, { section: 'event', version: 1, data: { phone: '138' } })).toEqual([
      'data: 内容与本步骤不符',
    ])
  })

  test.each([-1, 1.5, 2 ** 53, 1e19, '1', undefined])('refuses version %j', (version) => {
    expect(refusals(saveSectionBody, { section: 'stay', version, data: {} })).toEqual(['version: 版本号不正确'])
  })

  test('refuses what nobody asked for', () => {
    expect(saveSectionBody.safeParse({ section: 'stay', version: 1, data: {}, status: 'approved' }).success).toBe(false)
  })
})

describe('beginning a claim', () => {
  test('needs the person alone', () => {
    expect(createClaimBody.parse({ personId })).toEqual({ personId, event: {} })
  })

  test('may tell at once what happened, half typed', () => {
    const event = { kind: 'birth', eventOn: '2026-1' }
    expect(createClaimBody.parse({ personId, event })).toEqual({ personId, event })
  })

  test.each([{}, { personId: '1' }, { personId: null }])('is not %j', (body) => {
    expect(refusals(createClaimBody, body)).toEqual(['personId: 编号格式不正确'])
  })

  test('never names the employer', () => {
    expect(createClaimBody.safeParse({ personId, employerId: personId }).success).toBe(false)
  })
})

describe('a list of claims', () => {
  test.each([{}, { period: '2026-11', status: 'returned', treatment: 'family-planning', cursor: 'MjAyNg' }])(
    'may be asked for by %j',
    (query) => {
      expect(claimsQuery.parse(query)).toEqual(query)
    },
  )

  test.each([{ period: '2026-13' }, { status: 'paid' }, { treatment: 'delivery' }, { cursor: '=' }])(
    'may not be asked for by %j',
    (query) => {
      expect(claimsQuery.safeParse(query).success).toBe(false)
    },
  )
})
