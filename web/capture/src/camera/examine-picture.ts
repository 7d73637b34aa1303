import { toLuma } from '../sheet/luma.ts'
import { measureSharpness, poorSharpness } from '../sheet/sharpness.ts'
import { changePicture, StoreFull } from '../store/pictures.ts'

const thumbnailLong = 240
const measuredLong = 2_000
/** The middle of the picture is measured, this many pixels wide and high. */
const measuredPx = 768

let last: Promise<unknown> = Promise.resolve()

/**
 * Makes a saved picture's thumbnail and notes whether it is blurred; returns that. One picture after the other: each takes 50 MB while it is
 * looked at. A picture the browser can't read is left as it is: the server will say what it is.
 */
export function examinePicture(id: string, take: number, blob: Blob): Promise<boolean> {
  const examined = last.then(async () => {
    const found = await examine(blob)
    if (found === undefined) return false
    try {
      await changePicture(id, now => (now.take === take ? { ...now, ...found } : now))
    } catch (problem) {
      if (!(problem instanceof StoreFull)) throw problem // no room for the small picture; the large one is safe
    }
    return found.isBlurred
  })
  last = examined.catch(() => undefined) // the next one does not wait for ever
  return examined
}

async function examine(blob: Blob): Promise<{ isBlurred: boolean; thumbnail: Blob } | undefined> {
  const picture = await createImageBitmap(blob).catch(() => undefined)
  if (picture === undefined) return undefined
  try {
    const long = Math.max(picture.width, picture.height)
    const scale = measuredLong / long
    const side = Math.min(measuredPx / scale, picture.width, picture.height)
    const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2]
    const size = Math.round(side * scale)
    const pixels = paint(size, size, context =>
      context.drawImage(picture, left, top, side, side, 0, 0, size, size),
    )
    const data = pixels.getContext('2d')?.getImageData(0, 0, size, size).data
    const sharpness = data && measureSharpness(toLuma(data, size, size))
    const small = thumbnailLong / long
    const [width, height] = [Math.round(picture.width * small), Math.round(picture.height * small)]
    const canvas = paint(width, height, context => context.drawImage(picture, 0, 0, width, height))
    const thumbnail = await new Promise<Blob | null>(resolve => {
      canvas.toBlob(resolve, 'image/jpeg', 0.75)
    })
    if (thumbnail === null) return undefined
    return { isBlurred: sharpness !== undefined && sharpness < poorSharpness, thumbnail }
  } finally {
    picture.close()
  }
}

function paint(
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (context !== null) {
    context.imageSmoothingQuality = 'high'
    draw(context)
  }
  return canvas
}
