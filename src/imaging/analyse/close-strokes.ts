import type { Rgb } from '../raster.ts'

/** Wipes out dark strokes narrower than the window (2 × radius + 1 pixels): per channel a maximum, then a minimum. */
export function closeStrokes(image: Rgb, radius: number): Rgb {
  const across = spread(image, radius, 'x', true)
  const high = spread(across, radius, 'y', true)
  return spread(spread(high, radius, 'x', false), radius, 'y', false)
}

function spread(image: Rgb, radius: number, axis: 'x' | 'y', upwards: boolean): Rgb {
  const { width, height, data } = image
  const out = new Uint8Array(data)
  const step = axis === 'x' ? 3 : width * 3
  const length = axis === 'x' ? width : height
  for (let shift = 1; shift <= radius; shift++) {
    const jump = shift * step
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const place = axis === 'x' ? x : y
        const at = (y * width + x) * 3
        for (let channel = at; channel < at + 3; channel++) {
          const value = data[channel] ?? 0
          let best = out[channel] ?? 0
          const later = place + shift < length ? (data[channel + jump] ?? 0) : value
          const earlier = place >= shift ? (data[channel - jump] ?? 0) : value
          if (upwards) {
            if (later > best) best = later
            if (earlier > best) best = earlier
          } else {
            if (later < best) best = later
            if (earlier < best) best = earlier
          }
          out[channel] = best
        }
      }
    }
  }
  return { width, height, data: out }
}
