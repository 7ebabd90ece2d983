import type { ClaimFormData } from '@cradle/domain/wire'
import { draw, type Drawn, type FontCoverage, fontFamily, fontFor, statementOfClaim } from '@cradle/print'
import coverageUrl from '@cradle/print/fonts/coverage.json?url'
import fullUrl from '@cradle/print/fonts/noto-sans-sc-full.ttf?url'
import subsetUrl from '@cradle/print/fonts/noto-sans-sc-subset.ttf?url'
import { renderPdf } from '@cradle/print/render'

/** A form to draw; a decided claim's 核定单 is made from the claim. */
type ToDraw = Drawn | { form: 'benefit-statement'; claim: ClaimFormData }
/** With what it is called in a zip, and in a refusal where it is one of many. */
export type NamedForm = ToDraw & { name: string }
/** A PDF of some of the forms; in a zip, of one. */
export type Part = { name: string; pdf: Uint8Array<ArrayBuffer> }
/** Forms to draw, of which there are more where a refusal must say which one it is about. */
export type DrawJob = { forms: NamedForm[]; isOneOfMany: boolean; as: 'pdf' | 'zip'; origin: string }
/** What was drawn, to be made into one file. */
export type JoinJob = { parts: Part[]; as: 'pdf' | 'zip' }
/** What the page asks: a job, or to give one up. */
export type PrintOrder = { id: number } & (DrawJob | JoinJob | { cancelled: true })
/** How far it is, what came of it, a refusal in words, or `failed` where trying again may help. */
export type PrintResult = { id: number } & (
  | { done: number }
  | { parts: Part[] }
  | { file: Uint8Array<ArrayBuffer> }
  | { problem: string }
  | { failed: true }
  | { cancelled: true }
)

const fontUrls = { subset: subsetUrl, full: fullUrl }
/** Forms drawn at a stretch: between two stretches the job may be given up, and what they took is free again. */
const AT_A_STRETCH = 25

const cancelled = new Set<number>()

self.addEventListener('message', ({ data: order }: MessageEvent<PrintOrder>) => {
  if ('cancelled' in order) cancelled.add(order.id)
  else void resultOf(order).then((result) => answer(result, bytesOf(result)))
})

/** What is handed over, not copied. */
const bytesOf = (result: PrintResult): Transferable[] =>
  'file' in result ? [result.file.buffer] : 'parts' in result ? result.parts.map(({ pdf }) => pdf.buffer) : []

const answer = (result: PrintResult, transfer: Transferable[] = []) => self.postMessage(result, { transfer })

async function resultOf(job: Exclude<PrintOrder, { cancelled: true }>): Promise<PrintResult> {
  const { id } = job
  try {
    return 'parts' in job ? { id, file: await joined(job) } : { id, ...(await drawnFor(id, job)) }
  } catch {
    return { id, failed: true }
  }
}

async function drawnFor(id: number, job: DrawJob) {
  const coverage = await coverageAt(coverageUrl)
  const parts: Part[] = []
  let done = 0
  for (const stretch of stretchesOf(job)) {
    const drawn = documentOf(stretch, job, coverage)
    if (drawn.problem !== undefined) return { problem: drawn.problem }
    const pdf = await renderPdf(drawn.document, await bytesAt(fontUrls[drawn.font]))
    parts.push({ name: `${stretch[0]?.name}.pdf`, pdf: new Uint8Array(pdf) })
    done += stretch.length
    answer({ id, done })
    if (await isCancelled(id)) return { cancelled: true } as const
  }
  return { parts }
}

/** In a zip every form is a file of its own. */
function stretchesOf({ forms, as }: DrawJob): NamedForm[][] {
  const size = as === 'zip' ? 1 : AT_A_STRETCH
  return Array.from({ length: Math.ceil(forms.length / size) }, (_, index) =>
    forms.slice(index * size, (index + 1) * size),
  )
}

/** One document of all, with the font that it needs; of many the refusal says which one cannot be printed. */
function documentOf(stretch: NamedForm[], { isOneOfMany, origin }: DrawJob, coverage: FontCoverage) {
  const drawn = (chosen: NamedForm[]) => draw(chosen.map(drawable), { origin })
  const document = drawn(stretch)
  const needed = fontFor(document, coverage)
  if (needed.ok) return { problem: undefined, document, font: needed.font } as const
  const culprit = stretch.find((form) => !fontFor(drawn([form]), coverage).ok)
  return { problem: isOneOfMany ? `${culprit?.name}：${needed.problem}` : needed.problem }
}

function drawable(form: ToDraw): Drawn {
  if (!('claim' in form)) return form
  const { printCount, businessOn } = form.claim
  return { form: form.form, data: { notice: statementOfClaim(form.claim), printCount, businessOn } }
}

async function joined({ parts, as }: JoinJob): Promise<Uint8Array<ArrayBuffer>> {
  if (as === 'zip') {
    const { zipOf } = await import('@cradle/print/zip')
    return new Uint8Array(zipOf(new Map(parts.map(({ name, pdf }) => [name, pdf]))))
  }
  const { joinPdfs } = await import('@cradle/print/join')
  return new Uint8Array(await joinPdfs(parts.map(({ pdf }) => pdf)))
}

/** Whether the page gave the job up; asked after a turn of the event loop, so that its word comes in. */
async function isCancelled(id: number): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve))
  return cancelled.delete(id)
}

const fetched = new Map<string, Promise<Uint8Array>>()

// The worker starts when somebody is about to print. What nearly every form needs is on its way while the form's data still
// is, and what draws it has drawn once: the first time takes three times as long as the others.
for (const url of [subsetUrl, coverageUrl]) bytesAt(url).catch(() => undefined)
void bytesAt(subsetUrl)
  .then((font) => renderPdf({ content: [{ text: '生育保险' }], defaultStyle: { font: fontFamily } }, font))
  .catch(() => undefined)

let read: Promise<FontCoverage> | undefined
/** What the fonts hold, read once. */
function coverageAt(url: string): Promise<FontCoverage> {
  read ??= bytesAt(url).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as FontCoverage)
  read.catch(() => (read = undefined))
  return read
}

/** The file at `url`, fetched once; a failure is forgotten, so that the next attempt asks again. */
function bytesAt(url: string): Promise<Uint8Array> {
  const before = fetched.get(url)
  if (before) return before
  const now = fetchBytes(url)
  fetched.set(url, now)
  now.catch(() => fetched.delete(url))
  return now
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} at ${url}`)
  return new Uint8Array(await response.arrayBuffer())
}
