import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import type { Form } from '@cradle/domain/wire'
import { drawOne } from '../draw.ts'
import { renderPdf } from '../render.ts'
import { givenForms } from './forms.ts'
import { subsetFont } from './pdf.ts'
import { pngOf, rendered } from './rendered.ts'

/**
 * Draws the pages that tests compare with, after the form was changed on purpose: `pnpm --filter @cradle/print keep-pages`.
 * Who keeps a page has read it: its fields and their order are those of forms.test.ts.
 */
const kept = new URL('../../kept/', import.meta.url)

await mkdir(kept, { recursive: true })
for (const name of await readdir(kept)) await rm(new URL(name, kept))
for (const form of Object.keys(givenForms) as Form[]) {
  const pdf = await renderPdf(drawOne(givenForms[form].full, { origin: 'https://cradle.example' }), subsetFont)
  for (const [index, page] of (await rendered(pdf)).entries())
    await writeFile(new URL(`${form}-${index + 1}.png`, kept), pngOf(page))
}
