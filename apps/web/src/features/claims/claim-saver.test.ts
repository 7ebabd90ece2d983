import type { ClaimView } from '@cradle/domain/wire'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { Unreachable } from '#web/lib/http.ts'
import { refusal } from '#web/testing/given-api.ts'
import { givenClaim } from '#web/testing/given-claim.ts'
import { ClaimSaver, SAVE_AFTER } from './claim-saver.ts'
import type { SectionData } from './section-data.ts'
import { draftKeep } from './draft-keep.ts'

type Body = { section: 'contact' | 'event'; version: number; data: SectionData }

const sectionChanged = () => new ApiProblem(refusal('section-changed', 409, '这一步已在别处修改').body)

/** The claim as the server has it after saving `body`. */
function savedAs(claim: ClaimView, { section, version, data }: Body): ClaimView {
  const view = { version: version + 1, savedAt: '2026-11-05T01:00:00Z', data }
  return { ...claim, version: claim.version + 1, sections: { ...claim.sections, [section]: view } }
}

/** A saver over a server that answers when the test says so. */
function givenSaver({ claim = givenClaim(), theirs }: { claim?: ClaimView; theirs?: ClaimView } = {}) {
  const sent: Body[] = []
  const answers: { resolve: (claim: ClaimView) => void; reject: (error: unknown) => void }[] = []
  const keep = draftKeep('account', claim.id)
  let onServer = claim
  const saver = new ClaimSaver(claim, {
    save: (body) => {
      sent.push(body as Body)
      return new Promise((resolve, reject) => answers.push({ resolve, reject }))
    },
    read: () => Promise.resolve(theirs ?? claim),
    keep,
    onClaim: () => {},
  })
  const next = () => answers.shift()!
  return {
    saver,
    sent,
    keep,
    types: (data: SectionData, section: Body['section'] = 'contact') => saver.change(section, data),
    pause: () => vi.advanceTimersByTimeAsync(SAVE_AFTER),
    answers: async () => {
      onServer = savedAs(onServer, sent.at(-1)!)
      next().resolve(onServer)
      await vi.advanceTimersByTimeAsync(0)
    },
    refuses: async (error: unknown) => {
      next().reject(error)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

describe('saving a claim as it is typed', () => {
  test('saves a second after the last change, with the version of the section', async () => {
    const { types, pause, answers, sent, saver } = givenSaver()
    types({ address: '中山' })
    await vi.advanceTimersByTimeAsync(SAVE_AFTER - 1)
    types({ address: '中山东路' })
    await vi.advanceTimersByTimeAsync(SAVE_AFTER - 1)
    expect(sent).toEqual([])
    await pause()
    expect(sent).toEqual([{ section: 'contact', version: 1, data: { address: '中山东路' } }])
    expect(saver.state.kind).toBe('saving')
    await answers()
    expect(saver.state.kind).toBe('saved')
  })

  test('sends one save at a time, and of what was typed meanwhile only the latest', async () => {
    const { types, pause, answers, sent } = givenSaver()
    types({ address: '一' })
    await pause()
    types({ address: '二' })
    types({ address: '三' })
    await pause()
    expect(sent).toHaveLength(1)
    await answers()
    expect(sent.map(({ version, data }) => [version, data])).toEqual([
      [1, { address: '一' }],
      [2, { address: '三' }],
    ])
  })

  test('does not save what the server already has', async () => {
    const { types, pause, sent } = givenSaver({ claim: givenClaim({}, { contact: { address: '中山东路' } }) })
    types({ address: '中山东路', spouseName: null })
    await pause()
    expect(sent).toEqual([])
  })

  test('saves the sections one after the other', async () => {
    const { types, pause, answers, sent } = givenSaver()
    types({ address: '中山东路' })
    types({ kind: 'birth' }, 'event')
    await pause()
    await answers()
    expect(sent.map(({ section }) => section)).toEqual(['event', 'contact'])
  })

  test('leaves a step at once with what was typed last', async () => {
    const { types, saver, answers, sent } = givenSaver()
    types({ address: '中山东路' })
    const saved = saver.flush()
    await answers()
    await saved
    expect(sent).toHaveLength(1)
    expect(saver.dataOf('contact')).toEqual({ address: '中山东路' })
  })
})

describe('when the network is gone', () => {
  test('says that it is kept on this machine, and tries again by itself, later each time', async () => {
    const { types, pause, refuses, answers, saver, sent } = givenSaver()
    types({ address: '中山东路' })
    await pause()
    await refuses(new Unreachable(undefined))
    expect(saver.state.kind).toBe('offline')
    await vi.advanceTimersByTimeAsync(2000)
    await refuses(new Unreachable(undefined))
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(2000)
    await answers()
    expect(saver.state.kind).toBe('saved')
  })

  test('a reload takes up what was not sent, but never keeps phone and ID number on the machine', async () => {
    const { types, keep } = givenSaver()
    types({ address: '中山东路', phone: '13831112345', spouseIdNumber: '130102199202070022' })
    expect(keep.get('contact')).toEqual({ version: 1, data: { address: '中山东路' } })
    const reloaded = givenSaver({ claim: givenClaim({}, { contact: { phone: '13800000000' } }) })
    expect(reloaded.saver.dataOf('contact')).toEqual({ address: '中山东路', phone: '13800000000' })
    void reloaded.saver.flush()
    await reloaded.answers()
    expect(keep.get('contact')).toBeUndefined()
  })

  test('a refusal that trying again cannot mend is said, and not repeated', async () => {
    const { types, pause, refuses, saver, sent } = givenSaver()
    types({ address: '中山东路' })
    await pause()
    await refuses(new ApiProblem(refusal('claim-frozen', 409, '申报已提交，内容不能再修改').body))
    expect(saver.state).toEqual({ kind: 'failed', sentence: '申报已提交，内容不能再修改' })
    await vi.advanceTimersByTimeAsync(120_000)
    expect(sent).toHaveLength(1)
  })
})

describe('when the same section was saved elsewhere', () => {
  const elsewhere = (address: string) => savedAs(givenClaim(), { section: 'contact', version: 4, data: { address } })

  test('lets both versions stand until one is chosen, then saves the choice over the newer version', async () => {
    const theirs = elsewhere('裕华西路')
    const { types, pause, refuses, answers, saver, sent } = givenSaver({ theirs })
    types({ address: '中山东路' })
    await pause()
    await refuses(sectionChanged())
    expect(saver.state).toEqual({
      kind: 'conflict',
      conflict: { section: 'contact', mine: { address: '中山东路' }, theirs: { address: '裕华西路' }, base: {} },
    })
    const edition = saver.edition
    const settled = saver.settle('contact', { address: '裕华西路 25 号' })
    await answers()
    await settled
    expect(sent.at(-1)).toEqual({ section: 'contact', version: 5, data: { address: '裕华西路 25 号' } })
    expect(saver.state.kind).toBe('saved')
    expect(saver.edition).toBe(edition + 1)
  })

  test('goes on saving the other sections meanwhile, and still asks', async () => {
    const { types, pause, refuses, answers, saver, sent } = givenSaver({ theirs: elsewhere('裕华西路') })
    types({ address: '中山东路' })
    await pause()
    await refuses(sectionChanged())
    types({ kind: 'birth' }, 'event')
    await pause()
    await answers()
    expect(sent.at(-1)).toMatchObject({ section: 'event', data: { kind: 'birth' } })
    expect(saver.state.kind).toBe('conflict')
  })

  test('makes nothing of it where both say the same', async () => {
    const { types, pause, refuses, saver } = givenSaver({ theirs: elsewhere('中山东路') })
    types({ address: '中山东路' })
    await pause()
    await refuses(sectionChanged())
    expect(saver.state.kind).toBe('saved')
  })

  test('shows what was read anew while nothing is typed here', () => {
    const { saver } = givenSaver()
    saver.takeOver(elsewhere('裕华西路'))
    expect(saver.dataOf('contact')).toEqual({ address: '裕华西路' })
    expect(saver.edition).toBe(1)
  })
})
