import type { Challenge } from 'altcha-lib'
import { solveProof } from './solve-proof.ts'

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  solveProof(data).then(
    (proof) => postMessage(proof),
    () => postMessage(null),
  )
})
