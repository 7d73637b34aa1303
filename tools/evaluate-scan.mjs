/**
 * Measures `sogoc scan` against pages whose truth is known: node tools/evaluate-scan.mjs [SAMPLES-DIR] [--jobs N] [--pages]
 * SAMPLES-DIR holds pages-synthetic/ and pages-real/ with their truth.json (default ../shared/samples). Prints the figures of
 * docs/benchmarks.md; --pages also one line a page. Reads printed labels with tesseract (Vietnamese) where it is installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import sharp from 'sharp'

const args = process.argv.slice(2)
const jobsAt = args.indexOf('--jobs')
const jobs = jobsAt < 0 ? '2' : args.splice(jobsAt, 2)[1]
const pagesAt = args.indexOf('--pages')
const showPages = pagesAt >= 0 && args.splice(pagesAt, 1).length > 0
const root = new URL('..', import.meta.url).pathname
const samples = args[0] ?? join(root, '../shared/samples')
const work = join(tmpdir(), `evaluate-scan-${process.pid}`)

const print = line => process.stdout.write(`${line}\n`)
const row = (what, value) => print(`| ${what} | ${value} |`)
const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
const middleAndHigh = (values, digits, unit) =>
  `${percentile(values, 0.5).toFixed(digits)}${unit} / ${percentile(values, 0.95).toFixed(digits)}${unit}`

function scan(folder) {
  const out = join(work, basename(folder))
  const command = [join(root, 'bin/sogoc.mjs'), 'scan', folder, '--out', out, '--json', '--jobs', jobs]
  const run = spawnSync(process.execPath, command, { encoding: 'utf8' })
  if (run.status !== 0 && run.status !== 1) throw new Error(run.stderr)
  const pages = new Map()
  for (const page of JSON.parse(readFileSync(join(out, 'pages.json'), 'utf8'))) {
    const name = basename(page.source)
    pages.set(name, [...(pages.get(name) ?? []), { ...page, output: join(out, page.output) }])
  }
  return pages
}

/** Whether a source point lies inside the quad, with a slack in pixels. */
function isInside([x, y], quad, slack = 1) {
  return quad.every(([x0, y0], i) => {
    const [x1, y1] = quad[(i + 1) % 4]
    return ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / Math.hypot(x1 - x0, y1 - y0) > -slack
  })
}

/** The quads a page may come out with: its sheet, or the two pages of a spread. */
function wantedQuads(truth, count) {
  const [a, b, c, d] = truth.page_quad
  if (truth.split === null || count === 1) return [truth.page_quad]
  const [top, bottom] = truth.split
  return [
    [a, top, bottom, d],
    [top, b, c, bottom],
  ]
}

/** The flag by which each made defect must be found; `soft` may be. */
const flagOf = {
  blur: 'blurred',
  motion: 'motion',
  dark: 'dark',
  over: 'overexposed',
  overexposed: 'overexposed',
  glare: 'overexposed',
  blank: 'blank',
  'empty-form': 'empty-form',
  'cut-off': 'cut-off',
  finger: 'finger',
}

async function evaluateMade(folder) {
  const pages = scan(folder)
  const { pages: truths } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  const skews = []
  const corners = []
  const bytes = []
  let [turns, turnsFlagged, cut, items, seeded, found, marked, falseFlags] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const truth of truths) {
    const got = pages.get(truth.file) ?? []
    const quads = wantedQuads(truth, got.length)
    const diagonal = Math.hypot(truth.width, truth.height)
    const isBlank = truth.defects.includes('blank')
    for (const [i, page] of got.entries()) {
      bytes.push(page.outputBytes / (truth.split !== null && got.length === 1 ? 2 : 1))
      if (page.rotationDeg === truth.rotation || isBlank) turns++
      else if (page.flags.includes('upside-down-unsure')) turnsFlagged++
      if (!isBlank) skews.push(Math.abs(page.skewDeg - truth.skew_deg))
      const distances =
        quads[i]?.map(([x, y], j) => Math.hypot(x - page.quad[j][0], y - page.quad[j][1])) ?? []
      if (truth.capture === 'photo') corners.push((Math.max(...distances) / diagonal) * 100)
      const wanted = new Set(truth.defects.map(defect => flagOf[defect]).filter(Boolean))
      for (const flag of wanted) {
        seeded++
        if (page.flags.includes(flag)) found++
      }
      const allowed = truth.defects.some(defect => ['blur', 'motion', 'soft'].includes(defect))
        ? ['blurred']
        : []
      marked++
      if (page.flags.some(flag => !wanted.has(flag) && !allowed.includes(flag))) falseFlags++
      if (showPages)
        print(
          `${truth.file} ${page.half ?? ''} turn ${page.rotationDeg}/${truth.rotation} skew ${page.skewDeg}/${truth.skew_deg} corner ${((Math.max(...distances) / diagonal) * 100).toFixed(2)} % ${(page.outputBytes / 1000).toFixed(0)} kB [${truth.defects}] ${page.flags} ${JSON.stringify(page.metrics)}`,
        )
    }
    for (const item of truth.items) {
      const seen = item.quad.every(([x, y]) => x >= 0 && y >= 0 && x <= truth.width && y <= truth.height)
      if (!seen) continue
      items++
      if (!got.some(page => item.quad.every(point => isInside(point, page.quad)))) cut++
    }
  }
  row('made pages: turns right, flagged when not', `${turns} of ${bytes.length}, ${turnsFlagged}`)
  row('made pages: skew, median / p95 of the error', middleAndHigh(skews, 2, '°'))
  row('photographs: worst corner, median / p95 of the diagonal', middleAndHigh(corners, 2, ' %'))
  row('text items outside of the crop', `${cut} of ${items}`)
  row('seeded defects found', `${found} of ${seeded}`)
  row('pages with a flag too many', `${falseFlags} of ${marked}`)
  row(
    'made pages: kB an A4 page, p50 / p90',
    `${percentile(bytes, 0.5) / 1000} / ${percentile(bytes, 0.9) / 1000}`,
  )
  await compareReading(folder, truths, pages)
}

function evaluateReal(folder) {
  const pages = scan(folder)
  const skews = []
  const bytes = []
  let [turns, outside, lines] = [0, 0, 0]
  for (const [file, truth] of Object.entries(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')))) {
    for (const page of pages.get(file) ?? []) {
      if (page.rotationDeg === 0) turns++
      skews.push(Math.abs(page.skewDeg - truth.skewDeg))
      bytes.push(page.outputBytes)
      lines += truth.baselines.length
      outside += truth.baselines.filter(line => !line.every(point => isInside(point, page.quad))).length
      if (showPages)
        print(
          `${file} skew ${page.skewDeg}/${truth.skewDeg} ${(page.outputBytes / 1000).toFixed(0)} kB ${page.flags} ${JSON.stringify(page.metrics)}`,
        )
    }
  }
  row('real pages: turns right', `${turns} of ${bytes.length}`)
  row('real pages: skew, median / p95 of the error', middleAndHigh(skews, 2, '°'))
  row('baselines outside of the crop', `${outside} of ${lines}`)
  row(
    'real pages (larger than A4): kB, p50 / p90',
    `${percentile(bytes, 0.5) / 1000} / ${percentile(bytes, 0.9) / 1000}`,
  )
}

/** Reads the printed labels line by line on the originals and on the output, on pages without defects. */
async function compareReading(folder, truths, pages) {
  if (spawnSync('tesseract', ['--version']).error !== undefined) {
    row('printed labels read', 'skipped: tesseract is not installed')
    return
  }
  const { warp, invert, mapPoint, rectangleToQuad } = await loadGeometry()
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
  const original = await readLines('original', lines.original, warp)
  const output = await readLines('output', lines.output, warp)
  const count = `(${lines.output.length})`
  const share = value => `${(100 * value).toFixed(1)} %`
  row(
    `printed labels ${count}: letters right, original / output`,
    `${share(original.letters)} / ${share(output.letters)}`,
  )
  row(`printed labels ${count}: whole labels right`, `${share(original.whole)} / ${share(output.whole)}`)
}

const lineHeight = 56

async function readLines(name, lines, warp) {
  const dir = join(work, name)
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

async function loadGeometry() {
  const outfile = join(work, 'geometry.mjs')
  await build({
    absWorkingDir: root,
    stdin: {
      contents:
        "export * from './src/imaging/geometry/warp.ts'; export * from './src/imaging/geometry/homography.ts'",
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
  })
  return import(outfile)
}

try {
  mkdirSync(work, { recursive: true })
  print('| figure | value |\n| --- | --- |')
  if (existsSync(join(samples, 'pages-synthetic'))) await evaluateMade(join(samples, 'pages-synthetic'))
  if (existsSync(join(samples, 'pages-real'))) evaluateReal(join(samples, 'pages-real'))
} finally {
  rmSync(work, { recursive: true, force: true })
}
