import sharp from 'sharp'
import { AppError } from '../../errors.ts'
import { type PagePart, pixelsOf } from '../page-part.ts'
import { mostPixels } from '../render/decode.ts'
import { drawText, measureText } from '../synth/text-outline.ts'
import { drawable, markStyle, type ViewerMark } from './viewer-mark.ts'

/** Enough for pen strokes after a second encoding; about twice the bytes of the rendering. */
const quality = 62

/** An image lower than this is of a field, not of a page: there is no room for a foot. */
const leastFootHeight = 300

/** Room around a text that repeats, in ems. */
const gapEm = 6

/**
 * A rendering of a page, or a part of it, with the viewer's mark multiplied into it: strokes stay as dark as they were. Size and shape
 * stay, so that places on the page do too. `input` is a JPEG of ours.
 */
export async function markImage(
  input: Buffer,
  mark: ViewerMark,
  name: string,
  part?: PagePart,
): Promise<Buffer> {
  try {
    const image = sharp(input, { limitInputPixels: mostPixels, failOn: 'error' })
    const whole = await image.metadata()
    const cut = part === undefined ? undefined : pixelsOf(part, whole.width, whole.height)
    if (cut !== undefined) image.extract(cut)
    const { width, height } = cut ?? whole
    const tile = repeatedText(drawable(mark.across), width, height)
    const foot = height < leastFootHeight ? [] : [footLine(drawable(mark.foot), width, height)]
    return await image
      .composite([{ input: Buffer.from(tile), tile: true, blend: 'multiply' }, ...foot])
      .jpeg({ quality, chromaSubsampling: '4:2:0' })
      .toBuffer()
  } catch (error) {
    throw new AppError('image.damaged', { name }, error)
  }
}

const ink = `rgb(${[markStyle.red, markStyle.green, markStyle.blue].map(part => Math.round(part * 255)).join(',')})`

/** A picture that repeats: the text rising to the right with room around it; level and smaller where the image is only a strip. */
function repeatedText(text: string, width: number, height: number): string {
  const length = measureText(markStyle.face, text, 1)
  const turn = (markStyle.turnDeg * Math.PI) / 180
  const usual = Math.max(11, Math.min(width, height) / 72)
  const [acrossEm, upEm] = [length * Math.cos(turn) + gapEm, length * Math.sin(turn) + gapEm]
  const isStrip = acrossEm * usual > width || upEm * usual > height
  const [widthEm, heightEm] = isStrip ? [length + gapEm, gapEm / 2] : [acrossEm, upEm]
  const size = Math.min(usual, width / widthEm, height / heightEm)
  const x = size * (gapEm / 2)
  const y = (heightEm - (isStrip ? 1 : gapEm / 2)) * size
  const turnDeg = isStrip ? 0 : -markStyle.turnDeg
  const path = drawText(markStyle.face, text, ink, { x, y, size, turnDeg })
  return svgOf(Math.floor(widthEm * size), Math.floor(heightEm * size), markStyle.opacity, path)
}

/** One line along the lower edge, as large as its length allows. */
function footLine(text: string, width: number, height: number) {
  const room = width * 0.96
  const size = Math.min(height / 90, room / measureText(markStyle.face, text, 1))
  const lineHeight = Math.ceil(size * 1.5)
  const path = drawText(markStyle.face, text, ink, { x: width * 0.02, y: lineHeight - size * 0.35, size })
  const input = Buffer.from(svgOf(width, lineHeight, markStyle.footOpacity, path))
  return { input, left: 0, top: height - lineHeight, blend: 'multiply' as const }
}

function svgOf(width: number, height: number, opacity: number, path: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.max(1, width)}" height="${Math.max(1, height)}"><g opacity="${opacity}">${path}</g></svg>`
}
