import type { Luma } from './luma.ts'

/** How fast the grey changes at each pixel (Sobel), and how fast it must change to be an edge and no noise. */
export interface Gradients {
  readonly width: number
  readonly height: number
  readonly x: Int16Array
  readonly y: Int16Array
  readonly threshold: number
}

/** A step of this many greys is the weakest that is looked at: paper on a light table differs by little more. */
const weakestStep = 5

/** The gradients of a picture. The threshold is above the picture's own noise, which is what its median pixel shows. */
export function findGradients({ data, width, height }: Luma): Gradients {
  const x = new Int16Array(width * height)
  const y = new Int16Array(width * height)
  const counts = new Uint32Array(256)
  for (let row = 1; row < height - 1; row++) {
    for (let place = row * width + 1, end = (row + 1) * width - 1; place < end; place++) {
      const nw = data[place - width - 1] ?? 0
      const ne = data[place - width + 1] ?? 0
      const sw = data[place + width - 1] ?? 0
      const se = data[place + width + 1] ?? 0
      const upright = (data[place + 1] ?? 0) - (data[place - 1] ?? 0)
      const level = (data[place + width] ?? 0) - (data[place - width] ?? 0)
      const dx = ne + se - nw - sw + 2 * upright
      const dy = sw + se - nw - ne + 2 * level
      x[place] = dx
      y[place] = dy
      const size = Math.min(255, Math.abs(dx) + Math.abs(dy))
      counts[size] = (counts[size] ?? 0) + 1
    }
  }
  let median = 0
  for (let seen = 0; median < 255; median++) {
    seen += counts[median] ?? 0
    if (seen * 2 >= width * height) break
  }
  // Sobel answers a step with four times its height; noise rarely passes three times its median.
  return { width, height, x, y, threshold: Math.max(4 * weakestStep, Math.min(80, 3 * median)) }
}
