import { fen, type Fen } from './fen.ts'

type YuanReading = { ok: true; fen: Fen } | { ok: false; problem: string }

/**
 * The amount a person typed or pasted, in yuan. Understands full-width digits, commas or blanks every three digits, the 。
 * an input method leaves for a decimal point, a leading ¥, a trailing 元 and blanks around it; anything else gets one
 * sentence.
 */
export function readYuan(text: string): YuanReading {
  const typed = text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .trim()
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*[元圆]$/, '')
    .replaceAll(/(?<=\d)\s(?=\d{3}(?:\D|$))/g, ',')
  if (typed === '') return refused('请填写金额')
  const [, minus, yuan = '', decimals = ''] = /^([-−]?)([\d,]*)(?:\.(\d*))?$/.exec(typed) ?? []
  if (!/\d/.test(yuan + decimals)) return refused('金额应为数字，如 3120.55')
  if (minus) return refused('金额不能为负数')
  // “3,12” may be meant as 3.12, so a separator out of place is a question and not an amount.
  if (yuan.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(yuan)) return refused('千分位逗号应每三位一个，请核对金额')
  if (decimals.length > 2) return refused('金额最多两位小数')
  const digits = yuan.replaceAll(',', '').replace(/^0+/, '')
  if (digits.length > 9) return refused('金额不能超过 999,999,999.99 元')
  return { ok: true, fen: fen(Number(digits + decimals.padEnd(2, '0'))) }
}

function refused(problem: string): YuanReading {
  return { ok: false, problem }
}
