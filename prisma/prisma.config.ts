import { defineConfig } from 'prisma/config'

/** Where the schema and the migrations lie, for whoever runs Prisma's own CLI here. */
export default defineConfig({ schema: 'schema.prisma', migrations: { path: 'migrations' } })
