/** A file as a person has it on her machine. */
export type Paper = { name: string; mimeType: string; buffer: Buffer }

/** A picture of a page: the smallest there is. */
export const givenPicture = (name = '扫描件.png'): Paper => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
})

/** A PDF of one page with a line on it. */
export const givenPdf = (name = '扫描件.pdf'): Paper => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>endobj',
      '4 0 obj<</Length 25>>stream',
      '20 20 m 280 380 l S',
      'endstream endobj',
      'trailer<</Root 1 0 R>>',
    ].join('\n'),
  ),
})

/** A page of the web that was given the name of a picture. */
export const givenRenamedPage = (): Paper => ({
  name: '票据.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
})
