import type { FastifyInstance } from 'fastify'

export type RouteName = `${string} ${string}`

/** Every route the product has, as `METHOD /path`, read from the router itself; HEAD goes with its GET. */
export function routesOf(app: FastifyInstance): RouteName[] {
  const place: string[] = []
  return app
    .printRoutes()
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', piece = '', methods] = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \((.*)\))?$/u.exec(line) ?? []
      const depth = indent.length / 4
      place.splice(depth, place.length, piece)
      const path = place.join('')
      return (methods?.split(', ') ?? [])
        .filter((method) => method !== 'HEAD')
        .map((method): RouteName => `${method} ${path}`)
    })
}
