import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { Problem } from '@cradle/domain/problem'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

const BUILT = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/**
 * Serves the built web app in `built`: hashed files for ever, pages fresh each time, every page of the app by its one
 * document. What the browser takes decides whether a file, its Brotli or its gzip twin is sent.
 */
export const web = fastifyPlugin(async (app: FastifyInstance, { built = BUILT }: { built?: string }) => {
  if (!existsSync(built)) {
    app.log.warn('the web app is not built: only the API is served')
    app.setNotFoundHandler(() => {
      throw new Problem('not-found')
    })
    return
  }
  await app.register(fastifyStatic, {
    root: built,
    preCompressed: true,
    index: false,
    // What the build tells about itself is nobody's outside.
    dotfiles: 'ignore',
    // Hashed names never change their content; a page must never be older than the files it names.
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(`${built}/assets/`)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
    cacheControl: false,
    wildcard: true,
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
  app.get('/sign-in', { schema: { hide: true } }, (_request, reply) => reply.sendFile('sign-in.html'))
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    if (!isPage) throw new Problem('not-found')
    return reply.sendFile('index.html')
  })
})
