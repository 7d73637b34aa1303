import type { PaperLight } from '../tone/paper-light.ts'

/** Light that bounces off paper is white: this bright in every channel, and bluer than the page's paper by so much. */
const least = { level: 224, whitening: 0.03 }
/** So many blocks along the rim are not looked at: a scanner's white lid may show there. */
const rim = 3
/** Paper as white as that all over is only white paper. */
const mostUsualBlue = 0.965

/** The share of the page where a flash or a window shines back and bleaches what is written there. */
export function measureGlare({ columns, rows, levels: [red, green, blue], paper }: PaperLight): number {
  const usual = paper[2] / Math.max(1, paper[0])
  if (usual > mostUsualBlue) return 0
  let bleached = 0
  for (const [at, level] of red.entries()) {
    const x = at % columns
    const y = Math.floor(at / columns)
    if (Math.min(x, y, columns - 1 - x, rows - 1 - y) < rim) continue
    const darkest = Math.min(level, green[at] ?? 0, blue[at] ?? 0)
    if (darkest >= least.level && (blue[at] ?? 0) / level >= usual + least.whitening) bleached++
  }
  return bleached / red.length
}
