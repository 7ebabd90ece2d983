import { zipSync } from 'fflate'

/** Files by name as one ZIP. PDFs are compressed already: they are stored as they are. */
export const zipOf = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(files), { level: 0 })
