import { expect, test } from 'vitest'
import { givenContact, givenEvent } from '../testing/answers.ts'
import { saidBy } from '../testing/register-facts.ts'

const event = givenEvent({ patient: 'spouse' })
const [wife, husband] = ['13010219900307002X', '130102198811150015']
const man = { person: { sex: 'male', birthOn: '1988-11-15' } } as const
const from = (spouseIdNumber: string | null) => ({ event, contact: givenContact({ spouseIdNumber }) })

test('A10: a wife is claimed for by a man, and is a woman by her number', () => {
  expect(saidBy('A10', from(wife), man)).toEqual([])
  expect(saidBy('A10', from(null), man)).toEqual([])
  expect(saidBy('A10', from(husband), man)).toEqual([
    'block contact/spouseIdNumber 配偶身份证号第 17 位为男性，生育或终止妊娠的就医人应为女性',
  ])
  expect(saidBy('A10', from(wife))).toEqual(['block event/patient 参保人为女性，生育或终止妊娠应由本人作为就医人申报'])
})
