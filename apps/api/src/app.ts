import { randomUUID } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import { Problem } from '@cradle/domain/problem'
import fastify, { type FastifyServerOptions, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { operatorRoutes } from '#api/features/accounts/operators.routes.ts'
import { relativeRoutes } from '#api/features/accounts/relatives.routes.ts'
import { staffRoutes } from '#api/features/accounts/staff.routes.ts'
import { unitAccountRoutes } from '#api/features/accounts/unit-accounts.routes.ts'
import { auditRoutes } from '#api/features/audit/audit.routes.ts'
import { averageReadingRoutes, averageRoutes } from '#api/features/averages/averages.routes.ts'
import { benefitRoutes } from '#api/features/benefits/benefits.routes.ts'
import { claimReadingRoutes, claimRoutes } from '#api/features/claims/claims.routes.ts'
import { clockRoutes, setClockRoutes } from '#api/features/clock/clock.routes.ts'
import {
  documentContentRoutes,
  documentReadingRoutes,
  documentRoutes,
} from '#api/features/documents/documents.routes.ts'
import { hospitalRoutes } from '#api/features/hospitals/hospitals.routes.ts'
import { monthRoutes, periodRoutes } from '#api/features/month/month.routes.ts'
import { noticeRoutes } from '#api/features/notices/notices.routes.ts'
import { operationsRoutes } from '#api/features/operations/operations.routes.ts'
import { personRoutes } from '#api/features/persons/persons.routes.ts'
import { printedFormRoutes, printRoutes, unitPrintRoutes } from '#api/features/prints/prints.routes.ts'
import { queueRoutes, standingRoutes } from '#api/features/queue/queue.routes.ts'
import { recordRoutes } from '#api/features/records/records.routes.ts'
import { revealRoutes } from '#api/features/reveals/reveals.routes.ts'
import { bulkApprovalRoutes, reviewReadingRoutes, reviewRoutes } from '#api/features/review/review.routes.ts'
import { reviewMonthRoutes } from '#api/features/review-month/review-month.routes.ts'
import { ownAccessRoutes } from '#api/features/session/own-access.routes.ts'
import { sessionRoutes } from '#api/features/session/session.routes.ts'
import {
  confirmationRoutes,
  submissionReadingRoutes,
  submissionRoutes,
} from '#api/features/submissions/submissions.routes.ts'
import { duplicateVerdictRoutes, surroundingsRoutes } from '#api/features/surroundings/surroundings.routes.ts'
import { windowRoutes } from '#api/features/windows/windows.routes.ts'
import { judging, whitelisting } from '#api/plugins/answers.ts'
import { callerPlugin, everyoneSignedIn, onlyWith } from '#api/plugins/caller.ts'
import { metrics } from '#api/plugins/metrics.ts'
import { openapi } from '#api/plugins/openapi.ts'
import { origin } from '#api/plugins/origin.ts'
import { problemPlugin, refuse } from '#api/plugins/problem.ts'
import { securityHeaders } from '#api/plugins/security-headers.ts'
import { web } from '#api/plugins/web.ts'

/** The largest body a route takes; a claim of fifty invoices is a tenth of it. */
const BODY_LIMIT = 1024 * 1024

export type AppOptions = {
  logger: FastifyServerOptions['logger']
  signInsPerMinute: number
  /** Proxies whose word about the caller's address is believed; nobody else's is. */
  proxies?: string[]
  /** Judges every answer in full before it leaves: for tests. */
  judgesAnswers?: boolean
}

/**
 * The product as one Fastify server over the installed database. Routes live in the scope of the people who may call
 * them: a route in the wrong scope fails closed, and row-level security stands behind every one of them.
 */
export async function buildApp({ logger, signInsPerMinute, proxies = [], judgesAnswers = false }: AppOptions) {
  const app = fastify({
    logger,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: proxies.length > 0 ? proxies : false,
    // URLs hold no personal data, yet a query may hold what somebody typed: only the path is logged.
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>()
  // JSON is the only thing understood: Fastify would hand plain text on as a string.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(judgesAnswers ? judging : whitelisting)

  await app.register(problemPlugin)
  await app.register(securityHeaders)
  await app.register(metrics)
  await app.register(origin)
  await app.register(callerPlugin)
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new Problem('too-many-requests') })
  await app.register(openapi)
  await app.register(web)

  await app.register(
    async (api) => {
      // Answers are somebody's own and change: no cache keeps one.
      api.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })

      await api.register(async (publicScope) => {
        await publicScope.register(operationsRoutes)
        await publicScope.register(clockRoutes)
        await publicScope.register(documentContentRoutes)
        await publicScope.register(sessionRoutes({ signInsPerMinute }))
      })
      await api.register(async (signedInScope) => {
        signedInScope.addHook('onRequest', everyoneSignedIn)
        await signedInScope.register(ownAccessRoutes)
        await signedInScope.register(setClockRoutes)
      })
      await api.register(async (businessScope) => {
        businessScope.addHook('onRequest', onlyWith('claims.read'))
        await businessScope.register(averageReadingRoutes)
        await businessScope.register(benefitRoutes)
        await businessScope.register(hospitalRoutes)
        await businessScope.register(claimReadingRoutes)
        await businessScope.register(printedFormRoutes)
        await businessScope.register(documentReadingRoutes)
        await businessScope.register(recordRoutes)
        await businessScope.register(revealRoutes)
        await businessScope.register(submissionReadingRoutes)
        await businessScope.register(periodRoutes)
      })
      await api.register(async (printingScope) => {
        printingScope.addHook('onRequest', onlyWith('claims.print'))
        await printingScope.register(printRoutes)
      })
      await api.register(async (lookupScope) => {
        lookupScope.addHook('onRequest', onlyWith('persons.find'))
        await lookupScope.register(personRoutes)
      })
      await api.register(async (employerScope) => {
        employerScope.addHook('onRequest', onlyWith('claims.file'))
        await employerScope.register(monthRoutes)
        await employerScope.register(claimRoutes)
        await employerScope.register(documentRoutes)
        await employerScope.register(submissionRoutes)
        await employerScope.register(noticeRoutes)
      })
      await api.register(async (confirmationScope) => {
        confirmationScope.addHook('onRequest', onlyWith('submissions.confirm'))
        await confirmationScope.register(confirmationRoutes)
      })
      await api.register(async (windowScope) => {
        windowScope.addHook('onRequest', onlyWith('windows.keep'))
        await windowScope.register(windowRoutes)
      })
      await api.register(async (reviewScope) => {
        reviewScope.addHook('onRequest', onlyWith('claims.review'))
        await reviewScope.register(queueRoutes)
        await reviewScope.register(reviewRoutes)
        await reviewScope.register(duplicateVerdictRoutes)
      })
      await api.register(async (approvalScope) => {
        approvalScope.addHook('onRequest', onlyWith('claims.approve'))
        await approvalScope.register(bulkApprovalRoutes)
      })
      await api.register(async (reviewReadingScope) => {
        reviewReadingScope.addHook('onRequest', onlyWith('reviews.read'))
        await reviewReadingScope.register(reviewReadingRoutes)
        await reviewReadingScope.register(standingRoutes)
        await reviewReadingScope.register(surroundingsRoutes)
      })
      await api.register(async (watchingScope) => {
        watchingScope.addHook('onRequest', onlyWith('reviews.watch'))
        await watchingScope.register(reviewMonthRoutes)
      })
      await api.register(async (averageScope) => {
        averageScope.addHook('onRequest', onlyWith('averages.fix'))
        await averageScope.register(averageRoutes)
      })
      await api.register(async (operatorScope) => {
        operatorScope.addHook('onRequest', onlyWith('operators.manage'))
        await operatorScope.register(operatorRoutes)
        await operatorScope.register(unitPrintRoutes)
      })
      await api.register(async (unitScope) => {
        unitScope.addHook('onRequest', onlyWith('unit-accounts.manage'))
        await unitScope.register(unitAccountRoutes)
      })
      await api.register(async (staffScope) => {
        staffScope.addHook('onRequest', onlyWith('staff.manage'))
        await staffScope.register(staffRoutes)
      })
      await api.register(async (relativeScope) => {
        relativeScope.addHook('onRequest', onlyWith('relatives.declare'))
        await relativeScope.register(relativeRoutes)
      })
      await api.register(async (auditScope) => {
        auditScope.addHook('onRequest', onlyWith('audit.read'))
        await auditScope.register(auditRoutes)
      })
    },
    { prefix: '/api/v1' },
  )
  return app
}
