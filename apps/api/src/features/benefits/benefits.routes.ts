import { calculateBenefit, NoRuleSet } from '@cradle/domain/benefit'
import { Problem } from '@cradle/domain/problem'
import { benefitCalculationBody, breakdownView } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

/** What a case would be paid, and why. It reads nobody's data. Registered in the scope of everyone with business, app.ts. */
export const benefitRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/benefit-calculations',
    schema: { body: benefitCalculationBody, response: { 200: breakdownView } },
    handler: async ({ body }) => {
      try {
        return calculateBenefit(body)
      } catch (error) {
        if (!(error instanceof NoRuleSet)) throw error
        throw new Problem('fields-invalid', [{ pointer: error.pointer, code: 'no-rules', message: error.message }])
      }
    },
  })
}
