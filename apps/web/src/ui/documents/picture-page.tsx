import type { Rotation } from '@cradle/domain/documents'
import { useEffect, useRef } from 'react'

type PictureProps = {
  file: Blob
  rotation: Rotation
  /** What it is called; of a picture that says nothing by itself, nothing. */
  title: string
  /** How wide it is shown, in percent of its room. */
  percent?: number
  /** How wide it is drawn, in pixels; absent, as wide as it is. */
  width?: number
}

/** A picture as it is to be read, turned. Drawn, so that what is turned takes the room that it needs. */
export function PicturePage({ file, title, rotation, percent, width }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isLeft = false
    void createImageBitmap(file, { imageOrientation: 'from-image', ...(width ? { resizeWidth: width } : {}) }).then(
      (picture) => {
        if (!isLeft && canvas.current) draw(picture, canvas.current, rotation)
        picture.close()
      },
    )
    return () => {
      isLeft = true
    }
  }, [file, rotation, width])
  return <canvas ref={canvas} role="img" aria-label={title} data-zoom={percent} data-turned={rotation} />
}

function draw(picture: ImageBitmap, canvas: HTMLCanvasElement, rotation: Rotation) {
  const { width, height } = picture
  const isAcross = rotation % 180 !== 0
  canvas.width = isAcross ? height : width
  canvas.height = isAcross ? width : height
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.translate(canvas.width / 2, canvas.height / 2)
  pen.rotate((rotation * Math.PI) / 180)
  pen.drawImage(picture, -width / 2, -height / 2)
}
