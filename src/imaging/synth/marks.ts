import type { Shake } from './shake.ts'
import { drawText, measureText } from './text-outline.ts'

/** A scribbled signature about 260 units wide, from its left end. */
export function drawSignature(x: number, y: number, ink: string, shake: Shake): string {
  let data = `M${x} ${y}`
  let along = x
  for (let stroke = 0; stroke < 7; stroke++) {
    const width = 30 + shake() * 14
    const height = (stroke === 0 ? 75 : 40) + shake() * 22
    data += `q${(width * 0.3).toFixed(1)} ${(-height).toFixed(1)} ${(width * 0.9).toFixed(1)} ${(-height * 0.35).toFixed(1)}`
    data += `t${(width * 0.35 + shake() * 12).toFixed(1)} ${(height * 0.35 + shake() * 8).toFixed(1)}`
    along += width
  }
  data += `q60 ${(10 + shake() * 20).toFixed(1)} ${(260 - (along - x) * 0.4).toFixed(1)} ${(-18 + shake() * 12).toFixed(1)}`
  return `<path d="${data}" fill="none" stroke="${ink}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** The office's round red stamp with its name along the rim. */
export function drawStamp(x: number, y: number, radius: number, text: string, shake: Shake): string {
  const ink = '#c8232c'
  const size = radius * 0.2
  const rim = radius * 0.77
  const capitals = text.toLocaleUpperCase('vi')
  const total = measureText('bold', capitals, size) * 1.12
  const spread = Math.min(total / rim, Math.PI * 1.75)
  let letters = ''
  let along = 0
  const full = measureText('bold', capitals, size)
  for (const character of capitals) {
    const advance = measureText('bold', character, size)
    const angle = -spread / 2 + ((along + advance / 2) / full) * spread
    const px = x + Math.sin(angle) * rim - (Math.cos(angle) * advance) / 2
    const py = y - Math.cos(angle) * rim - (Math.sin(angle) * advance) / 2
    if (character !== ' ')
      letters += drawText('bold', character, ink, { x: px, y: py, size, turnDeg: (angle * 180) / Math.PI })
    along += advance
  }
  let star = ''
  for (let point = 0; point < 10; point++) {
    const angle = (point * Math.PI) / 5
    const reach = point % 2 === 0 ? radius * 0.42 : radius * 0.17
    star += `${point === 0 ? 'M' : 'L'}${(x + Math.sin(angle) * reach).toFixed(1)} ${(y - Math.cos(angle) * reach).toFixed(1)}`
  }
  const turn = (shake() * 14).toFixed(1)
  return (
    `<g opacity="0.72" transform="rotate(${turn} ${x} ${y})"><circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${ink}" stroke-width="${(radius * 0.045).toFixed(1)}"/>` +
    `<circle cx="${x}" cy="${y}" r="${(radius * 0.62).toFixed(1)}" fill="none" stroke="${ink}" stroke-width="${(radius * 0.02).toFixed(1)}"/>` +
    `${letters}<path d="${star}z" fill="${ink}"/></g>`
  )
}
