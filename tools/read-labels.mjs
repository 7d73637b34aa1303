import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { loadModules } from './load-modules.mjs'

/** Whether a source point lies inside the quad, with a slack in pixels. */
export function isInside([x, y], quad, slack = 1) {
  return quad.every(([x0, y0], i) => {
    const [x1, y1] = quad[(i + 1) % 4]
    return ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / Math.hypot(x1 - x0, y1 - y0) > -slack
  })
}

/** Reads the printed labels line by line on the originals and on the output, on pages without defects; undefined without tesseract. */
export async function compareReading(folder, truths, pages, work) {
  if (spawnSync('tesseract', ['--version']).error !== undefined) return undefined
  const { warp, invert, mapPoint, rectangleToQuad } = await loadModules(
    'geometry',
    "export * from './src/imaging/geometry/warp.ts'; export * from './src/imaging/geometry/homography.ts'",
  )
  const lines = { original: [], output: [] }
  for (const truth of truths.filter(each => each.defects.length === 0)) {
    const original = await readPixels(join(folder, truth.file))
    for (const page of pages.get(truth.file) ?? []) {
      const output = await readPixels(page.output)
      const toOutput = invert(rectangleToQuad(output.width, output.height, page.quad))
      for (const item of truth.items) {
        if (item.kind !== 'printed' || item.text.length < 3) continue
        if (!item.quad.every(point => isInside(point, page.quad))) continue
        const quad = widen(item.quad)
        lines.original.push({ image: original, quad, text: item.text })
        lines.output.push({
          image: output,
          quad: quad.map(point => mapPoint(toOutput, point)),
          text: item.text,
        })
      }
    }
  }
  return {
    original: await readLines(join(work, 'original'), lines.original, warp),
    output: await readLines(join(work, 'output'), lines.output, warp),
    count: lines.output.length,
  }
}

const lineHeight = 56

async function readLines(dir, lines, warp) {
  mkdirSync(dir, { recursive: true })
  const names = []
  for (const [i, { image, quad }] of lines.entries()) {
    const [a, b, , d] = quad
    const width = Math.round(
      (Math.hypot(b[0] - a[0], b[1] - a[1]) / Math.hypot(d[0] - a[0], d[1] - a[1])) * lineHeight,
    )
    const { data } = warp(image, quad, width, lineHeight, [255, 255, 255])
    const file = join(dir, `${i}.png`)
    await sharp(data, { raw: { width, height: lineHeight, channels: 3 } })
      .extend({ top: 14, bottom: 14, left: 20, right: 20, extendWith: 'copy' })
      .withMetadata({ density: 300 })
      .toFile(file)
    names.push(file)
  }
  writeFileSync(join(dir, 'list.txt'), `${names.join('\n')}\n`)
  const run = spawnSync('tesseract', [join(dir, 'list.txt'), '-', '-l', 'vie', '--psm', '7'], {
    encoding: 'utf8',
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  })
  const plain = text => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const read = run.stdout.split('\f').map(plain)
  let [whole, letters, wrong] = [0, 0, 0]
  for (const [i, { text }] of lines.entries()) {
    const [wanted, got] = [plain(text), read[i] ?? '']
    if (wanted === got) whole++
    letters += wanted.length
    wrong += Math.min(wanted.length, editDistance(wanted, got))
  }
  return { whole: whole / lines.length, letters: 1 - wrong / letters }
}

function editDistance(a, b) {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1]
    for (let j = 0; j < b.length; j++)
      row.push(Math.min(row[j] + 1, before[j + 1] + 1, before[j] + (a[i] === b[j] ? 0 : 1)))
    before = row
  }
  return before[b.length]
}

async function readPixels(file) {
  const { data, info } = await sharp(file)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** A quad with some paper round it: 5 % of its height above and below, 15 % at the ends. */
function widen([a, b, c, d]) {
  const along = (from, to, share) => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ]
  const ends = 0.15 * (Math.hypot(d[0] - a[0], d[1] - a[1]) / Math.hypot(b[0] - a[0], b[1] - a[1]))
  const [left, right] = [
    [along(a, b, -ends), along(d, c, -ends)],
    [along(b, a, -ends), along(c, d, -ends)],
  ]
  return [
    along(left[0], left[1], -0.05),
    along(right[0], right[1], -0.05),
    along(right[1], right[0], -0.05),
    along(left[1], left[0], -0.05),
  ]
}
