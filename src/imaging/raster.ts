/** A colour image in memory: 3 bytes a pixel (sRGB), rows from the top, no padding. */
export interface Rgb {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A single-channel image in memory: 1 byte a pixel, rows from the top, no padding. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Luma of a colour image (ITU-R BT.601 weights, in 1/256). */
export function toGrey(image: Rgb): Grey {
  const { width, height, data } = image
  const grey = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    grey[i] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
  }
  return { width, height, data: grey }
}

/**
 * The image made smaller by a whole factor: every output pixel is the mean of a factor × factor block.
 * Remainders at the right and bottom are dropped, so 1 output pixel is always `factor` input pixels.
 */
export function shrinkRgb(image: Rgb, factor: number): Rgb {
  if (factor === 1) return image
  const { data, width: stride } = image
  const width = Math.floor(image.width / factor)
  const height = Math.floor(image.height / factor)
  const out = new Uint8Array(width * height * 3)
  const sums = new Uint32Array(width * 3)
  const area = factor * factor
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let dy = 0; dy < factor; dy++) {
      let at = (y * factor + dy) * stride * 3
      for (let x = 0; x < width * 3; x += 3) {
        let red = 0
        let green = 0
        let blue = 0
        for (let dx = 0; dx < factor; dx++, at += 3) {
          red += data[at] ?? 0
          green += data[at + 1] ?? 0
          blue += data[at + 2] ?? 0
        }
        sums[x] = (sums[x] ?? 0) + red
        sums[x + 1] = (sums[x + 1] ?? 0) + green
        sums[x + 2] = (sums[x + 2] ?? 0) + blue
      }
    }
    const row = y * width * 3
    for (let x = 0; x < width * 3; x++) out[row + x] = (sums[x] ?? 0) / area
  }
  return { width, height, data: out }
}

/** Luma of a colour image made smaller by a whole factor. */
export function shrinkToGrey(image: Rgb, factor: number): Grey {
  if (factor === 1) return toGrey(image)
  const { data, width: stride } = image
  const width = Math.floor(image.width / factor)
  const height = Math.floor(image.height / factor)
  const out = new Uint8Array(width * height)
  const scale = 1 / (factor * factor * 256)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let dy = 0; dy < factor; dy++) {
        let at = ((y * factor + dy) * stride + x * factor) * 3
        for (let dx = 0; dx < factor; dx++, at += 3) {
          sum += (data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29
        }
      }
      out[y * width + x] = sum * scale
    }
  }
  return { width, height, data: out }
}

/** Turns a colour image by 180° in place. */
export function turnHalfRound(image: Rgb): void {
  const { data } = image
  for (let low = 0, high = data.length - 3; low < high; low += 3, high -= 3) {
    for (let channel = 0; channel < 3; channel++) {
      const kept = data[low + channel] ?? 0
      data[low + channel] = data[high + channel] ?? 0
      data[high + channel] = kept
    }
  }
}
