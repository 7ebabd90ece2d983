import { AsyncLocalStorage } from 'node:async_hooks'

/** From where a request came (GB/T 22239: 访问来源): its network address and what its browser calls itself. */
export type Origin = { address: string; userAgent: string | null }

const origins = new AsyncLocalStorage<Origin>()

/** Runs `use` as part of a request: every event recorded in it, whoever's transaction it is in, says from where it came. */
export const withOrigin = <Result>(origin: Origin, use: () => Result): Result => origins.run(origin, use)

/** From where the request at work came; undefined for jobs, commands and the product's own doings. */
export const originNow = (): Origin | undefined => origins.getStore()
