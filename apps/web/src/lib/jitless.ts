import { z } from 'zod'

// The content policy has no 'unsafe-eval'. Zod looks for it while schemas are made, so this must run before any is:
// the build keeps this file in Zod's own chunk (vite.config.ts).
z.config({ jitless: true })
