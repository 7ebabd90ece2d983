import { z } from 'zod'

// The content policy has no 'unsafe-eval'. Zod looks for it while schemas are made, so this must run before any is: both
// documents' scripts import it first.
z.config({ jitless: true })
