/** The long edge of a picture that is still read without effort, in pixels. */
const LONG_EDGE = 2560
/** What JPEG loses at this cannot be seen on a page of writing. */
const QUALITY = 0.85
/** A picture of no more than this is sent as it is, in bytes. */
const LIGHT = 800 * 1024

/** By how much a picture of this size is drawn smaller; never larger. */
export const scaleOf = (width: number, height: number): number => Math.min(1, LONG_EDGE / Math.max(width, height))

/**
 * A photograph as it is sent: upright, its long edge at most 2560 pixels, as JPEG. Whatever is no picture, cannot be
 * decoded or would not become lighter is sent as it is: what it is worth the server says.
 */
export async function shrinkPicture(file: File): Promise<File> {
  if (!/^image\/(?:jpeg|png)$/.test(file.type)) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return file
  try {
    const scale = scaleOf(picture.width, picture.height)
    if (scale === 1 && file.size <= LIGHT) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) return file
    // What a PNG leaves transparent would turn black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const shrunk = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    if (!shrunk || shrunk.size >= file.size) return file
    return new File([shrunk], file.name, { type: 'image/jpeg' })
  } finally {
    picture.close()
  }
}
