/** What a bar's colour says, each in a token of the product. */
export const tokenOf = { plain: '--accent', calm: '--line-2', warn: '--warn', block: '--block' } as const
export type Tone = keyof typeof tokenOf
