import type { Reading } from './reading.ts'

/** The dots that keyboards offer for the one in 阿依古丽·买买提, which is U+00B7. */
const dots = /[•‧∙⋅・･．●᛫﹒]|(?<=\p{Script=Han})\s*[.。]\s*(?=\p{Script=Han})/gu

/**
 * A person's name: Han characters, the rarest of Unicode (生僻字) among them, with · between the parts of a name, or Latin
 * letters with blanks for a foreigner. Full-width letters, other dots and blanks around the dot are put right. A character
 * that an input method made up for itself is refused: nobody else sees what it means.
 */
export function readPersonName(text: string): Reading<{ name: string }> {
  const name = text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\uFF01-\uFF5E\u3000]/g, (one) => one.normalize('NFKC'))
    .trim()
    .replaceAll(dots, '·')
    .replaceAll(/\s*·\s*/g, '·')
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/g, ' ')
  const problem = problemOf(name)
  return problem === undefined ? { ok: true, name } : { ok: false, problem }
}

function problemOf(name: string): string | undefined {
  if (name === '') return '请填写姓名'
  if (/\p{Co}/u.test(name)) return '姓名中有输入法自造的字，别处无法显示，请用国家标准字库中的字或改用汉语拼音'
  if (/\d/.test(name)) return '姓名中不能有数字'
  if (!/^[\p{Script=Han}〇\p{Script=Latin}\p{M}·'’\- ]+$/u.test(name)) return '姓名只能是汉字或字母，间隔号写作“·”'
  if (/^·|·$|··/.test(name)) return '间隔号“·”应在姓名的两部分之间'
  return undefined
}
