import { encode } from 'uqr'

/** A QR code as one SVG path on a square of `size` units, its quiet zone included. */
export interface QrPath {
  readonly size: number
  readonly path: string
}

/** Draws the dark modules of a text's QR code row by row, neighbours as one bar. */
export function drawQrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue
      const start = x
      while (row[x + 1] === true) x++
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
    }
  })
  return { size, path }
}
