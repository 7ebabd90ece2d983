import { isAskedOfEvent } from '../claim/index.ts'
import { nameOf, operationKinds, terminationKinds } from '../codes/index.ts'
import type { Check } from './check.ts'

/** What ends a pregnancy early, and what late; 自然流产 and 宫外孕 are named whatever the week. */
const early: readonly string[] = ['surgical-abortion', 'medical-abortion', 'abortion']
const late: readonly string[] = ['labour-induction', 'induction']

/** A20: the way a pregnancy ended against its weeks, by the bands that standards are paid in (16 and 28 weeks). */
export const gestationBand: Check = function* ({ event }, { limits: { limits } }) {
  const weeks = isAskedOfEvent('gestationWeeks', event) ? event.gestationWeeks : undefined
  if (typeof weeks !== 'number' || event.kind === 'birth') return
  const ways = event.kind === 'termination' ? [event.termination ?? ''] : (event.operations ?? [])
  const [from, below, end] = [
    limits.inductionFromWeeks.is,
    limits.abortionBelowWeeks.is,
    limits.terminationBelowWeeks.is,
  ]
  const at = { code: 'A20', level: 'warn', section: 'event', pointer: '/gestationWeeks' } as const
  for (const way of ways) {
    const name = event.kind === 'termination' ? nameOf(terminationKinds, way) : nameOf(operationKinds, way)
    if (early.includes(way) && weeks >= below)
      yield { ...at, message: `${name}的孕周为 ${weeks} 周，满 ${below} 周通常为引产` }
    else if (late.includes(way) && weeks < from)
      yield { ...at, message: `${name}的孕周为 ${weeks} 周，不满 ${from} 周通常为流产` }
    else if (late.includes(way) && weeks >= end)
      yield { ...at, message: `${name}的孕周为 ${weeks} 周，满 ${end} 周通常为分娩` }
  }
}
