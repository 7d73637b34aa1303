/** A part of a page, as shares of its width and height. */
export interface PagePart {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A rectangle of whole pixels. */
export interface PixelRectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * The pixels of a part of a page, at least one and all inside the page. With `grid` its sides are moved outwards to multiples of so
 * many pixels (the page's own edges stay).
 */
export function pixelsOf(part: PagePart, pageWidth: number, pageHeight: number, grid = 1): PixelRectangle {
  const [left, width] = along(part.left, part.width, pageWidth, grid)
  const [top, height] = along(part.top, part.height, pageHeight, grid)
  return { left, top, width, height }
}

function along(from: number, length: number, size: number, grid: number): [number, number] {
  const start = Math.max(0, Math.min(size - 1, Math.round(from * size)))
  const end = Math.max(start + 1, Math.min(size, start + Math.round(length * size)))
  const outer = Math.floor(start / grid) * grid
  return [outer, Math.min(size, Math.ceil(end / grid) * grid) - outer]
}
