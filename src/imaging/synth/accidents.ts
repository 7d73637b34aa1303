import { between, distance, mapQuad, type Point, type Quad } from '../geometry/point.ts'
import type { Rgb } from '../raster.ts'
import type { Capture, CaptureTruth } from './capture.ts'
import { createShake } from './shake.ts'

/** A shadow and a finger over the whole picture, as SVG; undefined when there is neither. `quad` is the sheet as read. */
export function drawInTheWay({ width, height }: Rgb, quad: Quad, capture: Capture): string | undefined {
  if (capture.cast === 0 && capture.finger === 'none') return undefined
  const marks = capture.cast === 0 ? '' : drawShadow(width, height, capture)
  const finger = capture.finger === 'none' ? '' : drawFinger(quad, capture.finger, capture)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    '<defs><radialGradient id="skin" cx="0.45" cy="0.4"><stop offset="0" stop-color="#dca98c"/><stop offset="0.7" stop-color="#cf9678"/>' +
    `<stop offset="1" stop-color="#b67c5f"/></radialGradient></defs>${marks}${finger}</svg>`
  )
}

/** The shadow of an arm and of the telephone that it holds: bands of the same shade laid over each other, since its rim is soft. */
function drawShadow(width: number, height: number, { cast, seed }: Capture): string {
  const shake = createShake(seed ^ 0x5ad0)
  const size = Math.min(width, height)
  const x = width * (0.5 + shake() * 0.25)
  const y = height * (0.45 + shake() * 0.2)
  const steps = 24
  const soft = size * (0.05 + 0.04 * shake())
  const opacity = 1 - (1 - cast) ** (1 / steps)
  let marks = ''
  for (let step = 0; step < steps; step++) {
    const grow = (step / steps - 0.5) * soft
    const [w, h] = [size * 0.34 + grow * 2, size * 0.6 + grow * 2]
    marks +=
      `<path d="M${x - w / 2} ${height * 1.2}V${y + h * 0.3}Q${x - w / 2} ${y - h / 2} ${x} ${y - h / 2}` +
      `T${x + w / 2} ${y + h * 0.3}L${x + w * 0.8} ${height * 1.2}z" fill-opacity="${opacity}"/>`
  }
  return `<g transform="rotate(${(shake() * 40).toFixed(1)} ${x} ${y})">${marks}</g>`
}

/** A finger's end, 15 to 20 mm wide, that reaches one to three centimetres into the page. */
function drawFinger([a, b, c, d]: Quad, side: 'left' | 'right' | 'bottom', { seed }: Capture): string {
  const shake = createShake(seed ^ 0xf16e)
  const along = 0.6 + shake() * 0.25
  const [from, to] = side === 'left' ? [a, d] : side === 'right' ? [b, c] : [d, c]
  const rim = between(from, to, along)
  const inwards = between(a, c, 0.5)
  const mm = distance(a, d) / 297
  const turn = (Math.atan2(inwards[1] - rim[1], inwards[0] - rim[0]) * 180) / Math.PI
  const square = side === 'bottom' ? Math.round((turn + 90) / 180) * 180 - 90 : Math.round(turn / 180) * 180
  const deg = (Math.abs(turn - square) < 60 ? square : turn) + shake() * 14
  const reach = (19 + shake() * 8) * mm
  const half = (8.5 + shake() * 1.5) * mm
  return (
    `<g transform="translate(${rim[0]} ${rim[1]}) rotate(${deg})">` +
    `<path d="M${-60 * mm} ${-half}H${reach - half}A${half} ${half} 0 0 1 ${reach - half} ${half}H${-60 * mm}z" fill="url(#skin)"/></g>`
  )
}

/** The kernel that smears a picture along one of eight directions, for `convolve`. */
export function motionKernel({ motionPx, seed }: Capture): {
  readonly width: number
  readonly height: number
  readonly kernel: number[]
} {
  const size = Math.max(3, Math.round(motionPx) | 1)
  const angle = (Math.floor((createShake(seed ^ 0x30f1)() + 1) * 4) * Math.PI) / 8
  const kernel = new Array<number>(size * size).fill(0)
  const middle = (size - 1) / 2
  for (let step = 0; step < size * 4; step++) {
    const along = (step / (size * 4 - 1) - 0.5) * (size - 1)
    const place =
      Math.round(middle + Math.sin(angle) * along) * size + Math.round(middle + Math.cos(angle) * along)
    kernel[place] = (kernel[place] ?? 0) + 1
  }
  return { width: size, height: size, kernel }
}

/** The part of a picture that was taken. */
interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function frameOf({ width, height }: Rgb, { cut }: Capture): Frame {
  if (cut === null) return { left: 0, top: 0, width, height }
  const lost = Math.round((cut.side === 'left' || cut.side === 'right' ? width : height) * cut.share)
  switch (cut.side) {
    case 'left':
      return { left: lost, top: 0, width: width - lost, height }
    case 'right':
      return { left: 0, top: 0, width: width - lost, height }
    case 'top':
      return { left: 0, top: lost, width, height: height - lost }
    case 'bottom':
      return { left: 0, top: 0, width, height: height - lost }
  }
}

/** The truth in the pixels of the part that was taken. */
export function moveTruth(truth: CaptureTruth, { left, top, width, height }: Frame): CaptureTruth {
  if (width === truth.width && height === truth.height) return truth
  const move = ([x, y]: Point): Point => [x - left, y - top]
  return {
    ...truth,
    width,
    height,
    quad: mapQuad(truth.quad, move),
    split: truth.split === null ? null : [move(truth.split[0]), move(truth.split[1])],
    texts: truth.texts.map(text => ({ ...text, quad: mapQuad(text.quad, move) })),
  }
}
