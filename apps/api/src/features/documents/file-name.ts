/** As much of a file's name as is kept. */
const LONGEST = 100

/** A file's name as people may be shown it: its last part, without what steers text, and never empty. */
export function fileNameOf(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const seen = last.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim()
  return Array.from(seen).slice(0, LONGEST).join('') || '未命名'
}
