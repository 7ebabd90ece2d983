declare module 'fontkit' {
  export function create(font: Uint8Array): { characterSet: number[] }
}

declare module 'subset-font' {
  type Options = { targetFormat?: 'truetype'; keepFeatures?: string[]; noHinting?: boolean }
  export default function subsetFont(font: Uint8Array, text: string, options?: Options): Promise<Uint8Array>
}
