import { startEmbedded } from '../server/embedded.ts'

/** A product that does nothing but keep its server running, for tests that kill it: `node embedded-product.ts <folder>`. */
const { url } = await startEmbedded({ folder: process.argv[2] ?? '' })
process.stdout.write(url('postgres'))
setInterval(() => undefined, 60_000)
