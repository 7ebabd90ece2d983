import { utf8 } from './sheet.ts'

/** A text with slots, made once from a specimen and filled a million times; it is `utf8`, as its values are. */
export type Template<Slot extends string> = (values: Readonly<Record<Slot, string>>) => string

/** Cuts `text` where a specimen stands; `specimens` says which slot each is. */
export function templateOf<Slot extends string>(text: string, specimens: ReadonlyMap<string, Slot>): Template<Slot> {
  // Specimens are letters, digits and hyphens: nothing that a pattern reads otherwise.
  const pattern = new RegExp([...specimens.keys()].join('|'), 'g')
  const fragments: string[] = []
  const slots: Slot[] = []
  let end = 0
  for (const { 0: specimen, index } of text.matchAll(pattern)) {
    fragments.push(utf8(text.slice(end, index)))
    slots.push(specimens.get(specimen)!)
    end = index + specimen.length
  }
  const last = utf8(text.slice(end))
  return (values) => {
    let filled = ''
    for (let at = 0; at < slots.length; at++) filled += fragments[at]! + values[slots[at]!]
    return filled + last
  }
}
