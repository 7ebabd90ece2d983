import { readConfig } from '#api/config.ts'
import { serve } from '#api/server.ts'
import { answerBench } from './servers.ts'

// The product as it is started, by the login role and the secrets of a demonstration.
const { address } = await serve(process.env['BENCH_LOGIN_URL']!, readConfig(process.env))
answerBench(address)
