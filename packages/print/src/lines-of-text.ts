/**
 * How wide the printable characters of ASCII are in Noto Sans SC, from the space to the tilde, in thousandths of the type
 * size. No other character is wider than it is high. As the font says; the test reads it.
 */
const ASCII = [
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555,
  555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812,
  723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620,
  554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338,
  270, 338, 555,
]

/** The height of a line of Noto Sans SC drawn as close as forms draw it, for a type of one point. */
export const LINE_HEIGHT = 1.448 * 0.9

/** The width of a text on one line, in points; at most, where it holds marks narrower than a character of Chinese. */
export const textWidth = (text: string, fontSize: number): number =>
  ([...text].reduce((sum, one) => sum + (ASCII[one.charCodeAt(0) - 0x20] ?? 1000), 0) / 1000) * fontSize

const OPEN = '[（《〈「『〔【]'
const CLOSE = '[，。；：、！？）》〉」』〕】·…—‰℃]'
const ONE = `${OPEN}*(?:[!-~]+(?:${OPEN}+[^!-~])?|[^!-~“”‘’])${CLOSE}*`
/** What a line is never broken in: a word or number, with the marks that must not stand apart from it. */
const PIECES = new RegExp(`(?:[“”‘’]|${ONE})(?:[“”‘’]+(?:${ONE})?)* *`, 'gu')

/** The lines that a text takes in a column so many points wide, each filled before the next is begun. */
export function linesOf(text: string, width: number, fontSize: number): number {
  return text.split('\n').reduce((lines, line) => lines + linesOfPieces(line.match(PIECES) ?? [], width, fontSize), 0)
}

/** The same of pieces that are each kept on one line; one too long for a line goes over as many as it needs. */
export function linesOfPieces(pieces: readonly string[], width: number, fontSize: number): number {
  let [lines, filled] = [1, 0]
  const put = (own: number, whole = own) => {
    if (filled > 0 && filled + own > width) [lines, filled] = [lines + 1, 0]
    filled += whole
  }
  for (const piece of pieces) {
    // A space at the end of a line takes no room.
    const own = textWidth(piece.trimEnd(), fontSize)
    if (own <= width) put(own, textWidth(piece, fontSize))
    else {
      put(own, 0)
      for (const one of piece) put(textWidth(one, fontSize))
    }
  }
  return lines
}
