/** `text` with asterisks for all but its first `head` and last `tail` characters; for all where none lie between. */
export function maskMiddle(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail
  if (hidden <= 0) return '*'.repeat(text.length)
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(head + hidden)
}

/** An ID number without its birth date: '130102********1234'. */
export function maskIdNumber(number: string): string {
  return maskMiddle(number, 6, 4)
}

/** A telephone number without its middle: '138****2345'. */
export function maskPhone(number: string): string {
  return maskMiddle(number, 3, 4)
}

/** A bank account without its middle: '6217***********0003'. */
export function maskAccount(number: string): string {
  return maskMiddle(number, 4, 4)
}
