import type { ClaimView } from '@cradle/domain/wire'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { Unreachable } from '#web/lib/http.ts'
import { refusal } from '#web/testing/given-api.ts'
import { givenClaim } from '#web/testing/given-claim.ts'
import { ClaimSaver, SAVE_AFTER } from './claim-saver.ts'
import type { SectionData } from './section-data.ts'
import type { DraftKeep, Unsent, UnsentSections } from './draft-keep.ts'

type Body = { section: 'contact' | 'event'; version: number; data: SectionData }

const sectionChanged = () => new ApiProblem(refusal('section-changed', 409, '这一步已在别处修改').body)

/** The claim as the server has it after saving `body`. */
function savedAs(claim: ClaimView, { section, version, data }: Body): ClaimView {
  const view = { version: version + 1, savedAt: '2026-11-05T01:00:00Z', savedBy: '刘洋', data }
  return { ...claim, version: claim.version + 1, sections: { ...claim.sections, [section]: view } }
}

/** A disk that keeps what it is given, while it `works`. */
function givenKeep(kept: UnsentSections = {}) {
  const disk = { kept: { ...kept }, works: true }
  const keep: DraftKeep = {
    put: (section, unsent) => {
      if (disk.works) disk.kept[section] = unsent
      return Promise.resolve(disk.works)
    },
    drop: (section) => void delete disk.kept[section],
  }
  return { disk, keep }
}

const unsent = (data: SectionData, rest: Partial<Unsent> = {}): Unsent => ({
  data,
  version: 1,
  base: {},
  sent: [],
  typedAt: new Date('2026-11-05T06:00:00Z'),
  ...rest,
})

type Given = { claim?: ClaimView; theirs?: ClaimView; kept?: UnsentSections }

/** A saver over a server that answers when the test says so. */
function givenSaver({ claim = givenClaim(), theirs, kept = {} }: Given = {}) {
  const sent: Body[] = []
  const answers: { resolve: (claim: ClaimView) => void; reject: (error: unknown) => void }[] = []
  const { disk, keep } = givenKeep(kept)
  const now = { theirs }
  let onServer = claim
  const saver = new ClaimSaver(
    claim,
    {
      save: (body) => {
        sent.push(body as Body)
        return new Promise((resolve, reject) => answers.push({ resolve, reject }))
      },
      read: () => Promise.resolve(now.theirs ?? claim),
      keep,
      onClaim: () => {},
    },
    kept,
  )
  const next = () => answers.shift()!
  return {
    saver,
    sent,
    disk,
    now,
    types: (data: SectionData, section: Body['section'] = 'contact') => saver.change(section, data),
    pause: () => vi.advanceTimersByTimeAsync(SAVE_AFTER),
    answers: async (claim?: ClaimView) => {
      onServer = claim ?? savedAs(onServer, sent.at(-1)!)
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

  test('says so plainly where it could not be kept on this machine', async () => {
    const { types, pause, refuses, saver, disk } = givenSaver()
    disk.works = false
    types({ address: '中山东路' })
    await pause()
    await refuses(new Unreachable(undefined))
    expect(saver.state).toEqual({ kind: 'offline', isKept: false })
    disk.works = true
    types({ address: '中山东路 326 号' })
    await vi.advanceTimersByTimeAsync(0)
    expect(saver.state).toEqual({ kind: 'offline', isKept: true })
  })

  test('keeps each change at once, with the version it was typed over, until the server has it', async () => {
    const { types, pause, answers, disk } = givenSaver({ claim: givenClaim({}, { contact: { address: '旧' } }) })
    types({ address: '中山东路', phone: '13831112345' })
    expect(disk.kept.contact).toMatchObject({
      version: 1,
      data: { address: '中山东路', phone: '13831112345' },
      base: { address: '旧' },
    })
    await pause()
    await answers()
    expect(disk.kept).toEqual({})
  })

  test('what an earlier page could not send stands on the page and goes out', async () => {
    const { saver, answers, sent, disk } = givenSaver({ kept: { contact: unsent({ address: '中山东路' }) } })
    expect(saver.dataOf('contact')).toEqual({ address: '中山东路' })
    expect(saver.state.kind).toBe('waiting')
    void saver.flush()
    await answers()
    expect(sent).toEqual([{ section: 'contact', version: 1, data: { address: '中山东路' } }])
    expect(disk.kept).toEqual({})
  })

  test('what was saved before the browser was killed is no longer kept', () => {
    const claim = savedAs(givenClaim(), { section: 'contact', version: 1, data: { address: '中山东路' } })
    const { saver, disk } = givenSaver({ claim, kept: { contact: unsent({ address: '中山东路' }) } })
    expect(saver.isBusy).toBe(false)
    expect(disk.kept).toEqual({})
  })

  test('an own save whose answer was lost is no colleague’s: what was typed over it goes on', async () => {
    const landed = savedAs(givenClaim(), { section: 'contact', version: 1, data: { address: '一' } })
    const { types, pause, refuses, answers, saver, sent, now } = givenSaver()
    types({ address: '一' })
    await pause()
    types({ address: '二' })
    await refuses(new Unreachable(undefined))
    now.theirs = landed
    await vi.advanceTimersByTimeAsync(2000)
    await refuses(sectionChanged())
    expect(sent.at(-1)).toEqual({ section: 'contact', version: 2, data: { address: '二' } })
    await answers()
    expect(saver.state.kind).toBe('saved')
  })

  test('nor is it after the browser was killed meanwhile', async () => {
    const claim = savedAs(givenClaim(), { section: 'contact', version: 1, data: { address: '一' } })
    const kept = { contact: unsent({ address: '二' }, { sent: [{ address: '一' }] }) }
    const { saver, answers, sent } = givenSaver({ claim, kept })
    expect(saver.state.kind).toBe('waiting')
    void saver.flush()
    await answers()
    expect(sent).toEqual([{ section: 'contact', version: 2, data: { address: '二' } }])
  })

  test('is kept once more when the key has changed', async () => {
    const { types, saver, disk } = givenSaver()
    types({ address: '中山东路' })
    disk.kept = {}
    saver.keepAgain()
    expect(disk.kept.contact).toMatchObject({ data: { address: '中山东路' } })
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
      conflict: {
        section: 'contact',
        mine: { address: '中山东路' },
        mineAt: expect.any(Date),
        theirs: { address: '裕华西路' },
        theirsBy: '刘洋',
        theirsAt: new Date('2026-11-05T01:00:00Z'),
        base: {},
      },
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

  test('typing on keeps mine over the version it began with: a killed browser asks again', async () => {
    const { types, pause, refuses, disk } = givenSaver({ theirs: elsewhere('裕华西路') })
    types({ address: '中山东路' })
    await pause()
    await refuses(sectionChanged())
    types({ address: '中山东路 326 号' })
    expect(disk.kept.contact).toMatchObject({ version: 1, data: { address: '中山东路 326 号' } })
    const { saver } = givenSaver({ claim: elsewhere('裕华西路'), kept: disk.kept })
    expect(saver.state.kind).toBe('conflict')
  })

  test('two sections in conflict are asked about one after the other', async () => {
    const theirs = savedAs(elsewhere('裕华西路'), { section: 'event', version: 3, data: { kind: 'family-planning' } })
    const { saver, answers, sent } = givenSaver({
      claim: theirs,
      kept: { contact: unsent({ address: '中山东路' }), event: unsent({ kind: 'birth' }) },
    })
    expect(saver.state).toMatchObject({ kind: 'conflict', conflict: { section: 'event' } })
    void saver.settle('event', { kind: 'birth' })
    await answers()
    expect(saver.state).toMatchObject({ kind: 'conflict', conflict: { section: 'contact' } })
    void saver.settle('contact', { address: '裕华西路' })
    await vi.advanceTimersByTimeAsync(0)
    await answers()
    expect(sent.map(({ section, version }) => [section, version])).toEqual([
      ['event', 4],
      ['contact', 5],
    ])
    expect(saver.state.kind).toBe('saved')
  })

  test('a colleague’s save that comes with the answer to mine is never overwritten unseen', async () => {
    const { types, pause, saver, sent, answers, refuses, now } = givenSaver()
    types({ kind: 'birth' }, 'event')
    await pause()
    types({ address: '中山东路' })
    // The answer tells of the event saved, and of the contact that a colleague saved meanwhile.
    const both = savedAs(elsewhere('裕华西路'), { section: 'event', version: 1, data: { kind: 'birth' } })
    void saver.flush()
    now.theirs = both
    await answers(both)
    expect(sent.at(-1)).toMatchObject({ section: 'contact', version: 1 })
    await refuses(sectionChanged())
    expect(saver.state.kind).toBe('conflict')
  })
})

describe('throwing away what is not saved', () => {
  async function givenRefused() {
    const given = givenSaver({ claim: givenClaim({}, { contact: { address: '裕华西路' } }) })
    given.types({ address: '中山东路' })
    await given.pause()
    await given.refuses(new ApiProblem(refusal('claim-frozen', 409, '申报已提交，内容不能再修改').body))
    return given
  }

  test('shows what the server has, and keeps nothing on the machine', async () => {
    const { saver, disk } = await givenRefused()
    const { edition } = saver
    await saver.discard()
    expect(saver.dataOf('contact')).toEqual({ address: '裕华西路' })
    expect(saver.edition).toBe(edition + 1)
    expect(disk.kept).toEqual({})
    expect(saver.isBusy).toBe(false)
    expect(saver.state.kind).toBe('saved')
  })

  test('can be taken back, and is sent then', async () => {
    const { saver, sent, answers, disk } = await givenRefused()
    await saver.discard()
    expect(saver.canRestore).toBe(true)
    void saver.restore()
    expect(saver.dataOf('contact')).toEqual({ address: '中山东路' })
    expect(disk.kept.contact).toMatchObject({ data: { address: '中山东路' } })
    await answers()
    expect(sent.at(-1)).toMatchObject({ data: { address: '中山东路' } })
    expect([saver.state.kind, saver.canRestore]).toEqual(['saved', false])
  })

  test('typing in the same section anew ends the offer', async () => {
    const { saver, types } = await givenRefused()
    await saver.discard()
    types({ address: '建设大街' })
    expect(saver.canRestore).toBe(false)
  })
})
