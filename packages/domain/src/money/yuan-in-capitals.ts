import type { Fen } from './fen.ts'

const numerals = '零壹贰叁肆伍陆柒捌玖'
const scales = [
  { value: 100_000_000, word: '亿' },
  { value: 10_000, word: '万' },
  { value: 1000, word: '仟' },
  { value: 100, word: '佰' },
  { value: 10, word: '拾' },
] as const

/**
 * 大写: the amount in the characters that cannot be altered, '叁仟壹佰贰拾元伍角伍分'; 负 before a negative one.
 * After 《支付结算办法》附一《正确填写票据和结算凭证的基本规定》: one 零 for any run of zeros, 整 after 元 or 角.
 */
export function yuanInCapitals(amount: Fen): string {
  if (amount < 0) return `负${yuanInCapitals(-amount as Fen)}`
  if (amount === 0) return '零元整'
  const cents = amount % 100
  const yuan = (amount - cents) / 100
  return (yuan > 0 ? `${spell(yuan)}元` : '') + spellCents(cents, yuan > 0)
}

/** A positive whole number, from the largest scale down. */
function spell(n: number): string {
  const scale = scales.find(({ value }) => n >= value)
  if (!scale) return numerals.charAt(n)
  const low = n % scale.value
  const high = (n - low) / scale.value
  const head = spell(high) + scale.word
  if (low === 0) return head
  // Where the last place before 万 is zero the rule leaves 零 open; its own example writes it (壹拾万零柒仟元).
  const skipsPlace = low < scale.value / 10 || high % 10 === 0
  return head + (skipsPlace ? '零' : '') + spell(low)
}

function spellCents(cents: number, afterYuan: boolean): string {
  const fen = cents % 10
  const jiao = (cents - fen) / 10
  const tens = jiao > 0 ? `${numerals.charAt(jiao)}角` : ''
  if (fen === 0) return `${tens}整`
  return tens + (jiao === 0 && afterYuan ? '零' : '') + `${numerals.charAt(fen)}分`
}
