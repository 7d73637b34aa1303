import type { Point } from '../geometry/point.ts'
import type { Capture } from './capture.ts'
import { createShake } from './shake.ts'
import type { Drawing } from './sheet.ts'

const tints = { white: '#f6f5f1', cream: '#efe9da', aged: '#dccba6' } as const

/** The sheet with its paper, stains, fold and the light on it, as SVG in tenths of a millimetre. */
export function drawPaper(drawing: Drawing, capture: Capture): string {
  const { width, height } = drawing
  const gradients: string[] = []
  const under: string[] = [`<rect width="${width}" height="${height}" fill="${tints[capture.paper]}"/>`]
  const over: string[] = []
  const shake = createShake(capture.seed)
  for (let index = 0; index < capture.stains; index++) {
    gradients.push(
      `<radialGradient id="stain${index}"><stop offset="0.2" stop-color="#a67c3d" stop-opacity="0.34"/><stop offset="0.85" stop-color="#a67c3d" stop-opacity="0.22"/>` +
        '<stop offset="0.93" stop-color="#7d5a26" stop-opacity="0.34"/><stop offset="1" stop-color="#a67c3d" stop-opacity="0"/></radialGradient>',
    )
    const x = (width * (1 + shake())) / 2
    const y = (height * (1 + shake())) / 2
    under.push(
      `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${(170 + shake() * 90).toFixed(0)}" ry="${(150 + shake() * 80).toFixed(0)}" fill="url(#stain${index})"/>`,
    )
  }
  if (capture.paper === 'aged') {
    gradients.push(
      '<radialGradient id="edge" r="0.75"><stop offset="0.6" stop-color="#8a6a2f" stop-opacity="0"/><stop offset="1" stop-color="#8a6a2f" stop-opacity="0.33"/></radialGradient>',
    )
    under.push(`<rect width="${width}" height="${height}" fill="url(#edge)"/>`)
  }
  if (capture.bleed > 0) {
    under.push(`<g transform="matrix(-1 0 0 1 ${width} 0)" opacity="${capture.bleed}">${drawing.marks}</g>`)
  }
  if (drawing.foldX !== null) {
    gradients.push(
      `<linearGradient id="fold"><stop offset="0" stop-opacity="0"/><stop offset="0.5" stop-opacity="${capture.foldShade}"/><stop offset="1" stop-opacity="0"/></linearGradient>`,
    )
    over.push(`<rect x="${drawing.foldX - 90}" width="180" height="${height}" fill="url(#fold)"/>`)
  }
  const light = lightOf(capture)
  if (light !== '') {
    gradients.push(light)
    over.push(`<rect width="${width}" height="${height}" fill="url(#light)"/>`)
  }
  return `<defs>${gradients.join('')}</defs>${under.join('')}${drawing.marks}${over.join('')}`
}

/** The corners that are torn off, as outlines on the sheet; nothing is written that near to a corner. */
export function tearCorners({ width, height }: Drawing, capture: Capture): Point[][] {
  const shake = createShake(capture.seed ^ 0x7ea2)
  const corners = [
    { x: width, y: 0, inX: -1, inY: 1 },
    { x: 0, y: height, inX: 1, inY: -1 },
    { x: 0, y: 0, inX: 1, inY: 1 },
    { x: width, y: height, inX: -1, inY: -1 },
  ]
  return corners.slice(0, capture.tornCorners).map(({ x, y, inX, inY }) => {
    const along = 120 + shake() * 40
    const down = 120 + shake() * 40
    const tear = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share): Point => {
      const jag = share === 0 || share === 1 ? 0 : shake() * 14
      return [x + inX * (along * (1 - share) + jag), y + inY * (down * share + jag)]
    })
    return [[x - inX, y - inY], ...tear]
  })
}

function lightOf(capture: Capture): string {
  switch (capture.light) {
    case 'even':
      return ''
    case 'uneven':
      return '<linearGradient id="light" x2="1" y2="0.6"><stop offset="0" stop-opacity="0.3"/><stop offset="0.7" stop-opacity="0.03"/><stop offset="1" stop-opacity="0.12"/></linearGradient>'
    case 'shadow':
      return '<linearGradient id="light" x1="0.1" x2="0.9" y2="1"><stop offset="0.35" stop-opacity="0.04"/><stop offset="0.5" stop-opacity="0.36"/><stop offset="1" stop-opacity="0.42"/></linearGradient>'
    case 'flash':
      return '<radialGradient id="light" cx="0.55" cy="0.4" r="0.8"><stop offset="0" stop-color="#fff" stop-opacity="0.72"/><stop offset="0.3" stop-color="#fff" stop-opacity="0.12"/><stop offset="1" stop-opacity="0.38"/></radialGradient>'
    case 'dark':
      return '<linearGradient id="light"><stop offset="0" stop-opacity="0.68"/><stop offset="1" stop-opacity="0.74"/></linearGradient>'
  }
}
