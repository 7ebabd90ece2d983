import { fen } from '@cradle/domain/money'
import type { QueueFilter } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { queryFor, queueFilterIn, queuePath, typedFilterIn } from './queue-filter.ts'

const filters: QueueFilter[] = [
  {},
  { whose: 'mine' },
  { due: 'week', held: 'no', risk: 'high' },
  { amountFrom: fen(0), amountTo: fen(99_999_999_999) },
  {
    whose: 'unassigned',
    due: 'overdue',
    held: 'yes',
    risk: 'some',
    kind: 'family-planning',
    hospital: 'H13010200015',
    employer: '13010200123',
    period: '2026-11',
    amountFrom: fen(512_350),
    amountTo: fen(512_350),
  },
]

describe('what the address of the queue asks for', () => {
  test.each(filters)('is read as it was written: %j', (filter) => {
    expect(queueFilterIn(queryFor(filter))).toEqual(filter)
    expect(queueFilterIn(queryFor(typedFilterIn(queryFor(filter))))).toEqual(filter)
  })

  test('stands there in yuan', () => {
    expect(queryFor({ amountFrom: 512_350 }).toString()).toBe('amountFrom=5123.50')
  })

  test('is asked of the API in fen', () => {
    expect(queuePath({}, null)).toBe('/review/queue')
    expect(queuePath({ due: 'today', amountFrom: fen(512_350) }, 'next')).toBe(
      '/review/queue?due=today&amountFrom=512350&cursor=next',
    )
  })

  test.each([
    ['an amount that is none', 'amountFrom=很多', { amountFrom: '很多' }],
    ['amounts the wrong way round', 'amountFrom=2&amountTo=1', { amountFrom: 200, amountTo: 100 }],
    ['a kind that is none', 'kind=illness', { kind: 'illness' }],
    ['a month that is none', 'period=11', { period: '11' }],
  ])('is nothing where it holds %s, and kept as typed', (_what, text, typed) => {
    const query = new URLSearchParams(text)
    expect(queueFilterIn(query)).toBeUndefined()
    expect(typedFilterIn(query)).toMatchObject(typed)
    expect(typedFilterIn(queryFor(typedFilterIn(query)))).toEqual(typedFilterIn(query))
  })
})
