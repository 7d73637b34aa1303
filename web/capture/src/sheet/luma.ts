/** A grey picture, one byte a pixel, row by row. */
export interface Luma {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** A place in a picture, in pixels from its top left. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Greys a canvas's pixels (RGBA) by the weights of Rec. 601. */
export function toLuma(rgba: Uint8ClampedArray, width: number, height: number): Luma {
  const data = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < data.length; at++, from += 4) {
    const [red = 0, green = 0, blue = 0] = [rgba[from], rgba[from + 1], rgba[from + 2]]
    data[at] = (77 * red + 150 * green + 29 * blue) >> 8
  }
  return { data, width, height }
}
