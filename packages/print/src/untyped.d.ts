declare module 'fontkit' {
  type Font = { characterSet: number[]; unitsPerEm: number; ascent: number; descent: number }
  export function create(font: Uint8Array): Font & { glyphForCodePoint(code: number): { advanceWidth: number } }
}

declare module 'subset-font' {
  type Options = { targetFormat?: 'truetype'; keepFeatures?: string[]; dropTables?: string[]; noHinting?: boolean }
  export default function subsetFont(font: Uint8Array, text: string, options?: Options): Promise<Uint8Array>
}
