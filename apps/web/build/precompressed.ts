import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Above this a file is compressed quickly: the fonts are printed with, not waited for by a page. */
const LARGE = 2_000_000

/**
 * Writes a Brotli and a gzip twin beside every text, font and WebAssembly of the build, so that the server compresses
 * nothing by itself. Browsers take Brotli over HTTPS alone; on an office's plain HTTP they ask for gzip.
 */
export function precompressed(): Plugin {
  let folder = ''
  return {
    name: 'cradle:precompressed',
    apply: 'build',
    configResolved: ({ build, root }) => {
      folder = join(root, build.outDir)
    },
    closeBundle: async () => {
      const names = (await readdir(folder, { recursive: true })).filter((name) =>
        /\.(m?js|css|html|svg|json|ttf|wasm)$/.test(name),
      )
      await Promise.all(names.map((name) => twins(join(folder, name))))
    },
  }
}

async function twins(path: string) {
  const content = await readFile(path)
  const quality = content.length > LARGE ? 5 : 11
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  await writeFile(`${path}.br`, await brotli(content, { params }))
  await writeFile(`${path}.gz`, await zip(content, { level: 9 }))
}
