import { dateInShanghai, instantInShanghai } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import { type ClockView, clockView, setClockBody, type SetClockBody } from '@cradle/domain/wire'
import { statement, systemCaller, systemFor } from '@cradle/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { keepMonth } from '#api/jobs/keep-month.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** The business clock, for every page. Registered in the public scope. */
export const clockRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/clock',
    schema: { response: { 200: clockView } },
    handler: ({ id }) => readClock(id),
  })
}

/** Setting the demonstration's date. Registered in the scope of everyone signed in. */
export const setClockRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'PUT',
    url: '/clock',
    schema: { body: setClockBody, response: { 200: clockView } },
    handler: ({ caller, body }) => setClock(caller, body),
  })
}

const readClock = (requestId: string): Promise<ClockView> =>
  inScope(systemCaller(requestId), async (db) => {
    const { mode } = installation()
    const { at, today, frozen } = await businessNow(db)
    return { now: at.toISOString(), today, mode, frozen, settable: mode === 'demo' }
  })

const writeClock = statement<{ frozen: boolean }>(
  'clock.write',
  `insert into business_clock (set_to, frozen) values ($1, false)
   on conflict (singleton) do update set set_to = excluded.set_to, set_at = now() returning frozen`,
)

/** From the day after on the open period would lie outside what any answer can say. */
const LATEST = '2199-12-10'

/** Sets the business date; a frozen clock stays frozen, a running one runs on from there. Demonstrations only. */
async function setClock(caller: SignedIn, { today, time = '09:00' }: SetClockBody): Promise<ClockView> {
  if (installation().mode !== 'demo') throw new Problem('not-permitted')
  const at = instantInShanghai(today, time)
  if (today > LATEST)
    throw new Problem('fields-invalid', [{ pointer: '/today', code: 'too-late', message: '日期应早于 2199-12-11' }])
  const set = await inScope(systemFor(caller), async (db): Promise<ClockView> => {
    const before = await businessNow(db)
    const [written] = await db.query(writeClock, [at])
    db.audit({
      type: 'clock.set',
      actor: caller.name,
      subject: { kind: 'clock', id: null },
      scopeId: null,
      agencyId: caller.agencyId,
      businessOn: today,
      detail: { before: before.at.toISOString(), after: at.toISOString(), account: caller.accountId },
    })
    return { now: at.toISOString(), today: dateInShanghai(at), mode: 'demo', frozen: written!.frozen, settable: true }
  })
  // A demonstration shows at once what the calendar does by itself.
  await keepMonth(caller.requestId)
  return set
}
