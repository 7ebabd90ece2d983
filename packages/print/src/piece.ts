import type { Alignment, Content, ContentText } from 'pdfmake/interfaces.js'
import { fontFamily } from './font-family.ts'

/** How a piece stands beside its words; what fits on one line is laid out as it is. */
type Standing = { fontSize: number; alignment?: Alignment; noWrap?: boolean; lineHeight?: number }

/** Nothing but the words: whatever pdfmake 0.3.11 asks of a text, but for its link, which it takes an answer of no for one. */
const plain = {
  font: fontFamily,
  bold: false,
  italics: false,
  color: 'black',
  opacity: 1,
  characterSpacing: 0,
  sup: false,
  sub: false,
  fontFeatures: false,
  decoration: false,
  decorationColor: false,
  decorationStyle: false,
  decorationThickness: false,
  background: false,
  linkToPage: false,
  linkToDestination: false,
  leadingIndent: 0,
  preserveLeadingSpaces: false,
  preserveTrailingSpaces: false,
  wordBreak: 'normal',
}

/**
 * A text that says all of its style itself. pdfmake looks each of some twenty properties up in everything that holds a text,
 * a third of the time that a list of a thousand rows takes. They are behind the text, not on it: there are many.
 */
export const piece = <More extends object>(
  text: string | Content[],
  { fontSize, alignment = 'left', noWrap = false, lineHeight = 0.9 }: Standing,
  more?: More,
) => Object.assign(Object.create(plain) as ContentText, { text, fontSize, alignment, noWrap, lineHeight }, more)
