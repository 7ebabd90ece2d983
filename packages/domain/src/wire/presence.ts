import { z } from 'zod'
import { instant } from './shared.ts'

/** Where in the form of a claim somebody is: the step as its address names it. */
export const presenceBody = z.strictObject({
  step: z.string('步骤不正确').regex(/^[a-z-]{1,40}$/, '步骤不正确'),
})
export type PresenceBody = z.infer<typeof presenceBody>

/** Who else of the employer has the claim open, and the claim's version now: a newer one was saved elsewhere. */
export const presenceView = z.object({
  version: z.int(),
  others: z.array(
    z.object({
      name: z.string(),
      /** The caller's own other browser. */
      isSelf: z.boolean(),
      step: z.string(),
      openedAt: instant,
    }),
  ),
})
export type PresenceView = z.infer<typeof presenceView>
