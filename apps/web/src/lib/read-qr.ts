/** What the QR codes in a picture say; none where no code is seen. Works on this computer alone: no picture leaves it. */
export async function readQrCodes(picture: Blob): Promise<string[]> {
  // Loaded on use: the reader is a compiled library of almost a megabyte.
  const [{ prepareZXingModule, readBarcodes }, { default: wasmUrl }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  prepareZXingModule({
    // From this server: the library would fetch it from another one, which the policy of the pages forbids.
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
  })
  const codes = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
  return codes.filter(({ isValid }) => isValid).map(({ text }) => text)
}
