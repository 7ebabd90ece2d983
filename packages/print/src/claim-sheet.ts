import type { ClaimForm, ClaimFormData } from '@cradle/domain/wire'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { words } from './answers.ts'
import { type Drawing, linkOf, regionOf, shortHash } from './drawing.ts'
import { draftMark, page } from './page.ts'

/** 打印编号: the claim, its filing (0 before the first) and the beginning of the content hash. */
export function formNumberOf({ claimNumber, filing, contentHash }: ClaimFormData): string {
  return `${claimNumber}-${filing?.n ?? 0}-${shortHash(contentHash)}`
}

/** The sheet of a form about one claim: numbered, counted, and marked 草稿 while the claim is not complete. */
export function claimSheet(
  form: ClaimForm,
  data: ClaimFormData,
  drawing: Drawing,
): Omit<TDocumentDefinitions, 'content'> {
  const { title, copies } = regionOf(drawing)[form]
  const formNumber = formNumberOf(data)
  const sheet = page({
    form,
    title,
    holder: words(data.person.name),
    formNumber,
    notes: notesOf(data),
    link: linkOf(drawing, formNumber),
    copy: { n: drawing.copy ?? 1, of: copies },
  })
  return data.isComplete ? sheet : { ...sheet, watermark: draftMark }
}

/** What the foot of every sheet says about this print. */
function notesOf({ filing, contentHash, isComplete, printCount, businessOn }: ClaimFormData): string[] {
  const standing = filing ? `第 ${filing.n} 次申报` : '尚未申报'
  const hash = `内容校验 ${shortHash(contentHash)}`
  if (!isComplete) return ['草稿，内容不完整，不能用于申报', standing, hash, `${businessOn} 打印`]
  return [standing, hash, `第 ${printCount + 1} 次打印`, `${businessOn} 打印`]
}

/** What a reprint says of the one before it. */
export function changesInWords({ sinceLastPrint }: ClaimFormData): string {
  if (!sinceLastPrint) return ''
  const { printedOn, changes } = sinceLastPrint
  if (changes.length === 0) return `与 ${printedOn} 的上次打印内容相同。`
  return `与 ${printedOn} 的上次打印相比有改动：${changes.join('；')}。`
}
