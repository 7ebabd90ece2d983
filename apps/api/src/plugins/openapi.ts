import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** The style that swagger-ui 6.1.3 writes into its page; with another version a play names another hash. */
const OWN_STYLE = 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='

/** The contract as OpenAPI 3.1 at /api/openapi.json, made from the routes' own schemas, and as pages at /api/docs. */
export const openapi = fastifyPlugin(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Cradle 摇篮 · 生育保险待遇网上申报',
        version: '1.0.0',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ accessToken: [] }],
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route)
      return { schema: { tags: [resourceOf(url)], ...schema }, url }
    },
  })
  // Scripts and styles are its own files; the one style its bundle writes into the page is allowed there, by its hash.
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    transformStaticCSP: (policy) => policy.replace("style-src 'self'", `style-src 'self' '${OWN_STYLE}'`),
    uiConfig: { validatorUrl: null, docExpansion: 'none', defaultModelsExpandDepth: -1 },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
})

/** What the pages group calls by: `claims` of `/api/v1/claims/:id`. */
const resourceOf = (url: string): string => url.split('/')[3] ?? url
