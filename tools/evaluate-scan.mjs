/**
 * Measures `sogoc scan` against pages whose truth is known:
 *   node tools/evaluate-scan.mjs [SAMPLES-DIR] [--jobs N] [--pages]
 *   node tools/evaluate-scan.mjs --made N [--seed S] [--keep DIR] [--jobs N] [--pages]
 * SAMPLES-DIR holds pages-synthetic/ and pages-real/ with their truth.json (default ../shared/samples); --made draws N pages of all
 * kinds by lot (test/bench/made-pages.ts), --keep leaves them in a folder and takes them from there the next time. Prints the figures
 * of docs/benchmarks.md; --pages also one line a page. Reads printed labels with tesseract (Vietnamese) where it is installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadModules } from './load-modules.mjs'
import { compareReading, isInside } from './read-labels.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: 'string', default: '2' },
    pages: { type: 'boolean', default: false },
    made: { type: 'string' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
})
const { jobs, pages: showPages } = options
const root = new URL('..', import.meta.url).pathname
const samples = positionals[0] ?? join(root, '../shared/samples')
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
  'low-resolution': 'low-resolution',
}

/** Flags that may be there as well: where a defect is slight, hides another, or is on one page of two. */
const allowedWith = {
  blur: ['blurred'],
  motion: ['blurred'],
  soft: ['blurred'],
  over: ['blurred', 'upside-down-unsure', 'skew-unsure'],
  'low-resolution': ['blurred'],
  'may-be-blank': ['blank'],
}

async function evaluateMade(folder) {
  const pages = scan(folder)
  const { pages: truths } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  const skews = []
  const corners = []
  const folds = []
  const bytes = []
  let [turns, turnsFlagged, cut, items, seeded, found] = [0, 0, 0, 0, 0, 0]
  let [clean, cleanFlagged, marked, falseFlags, divided, wrongly, inDoubt] = [0, 0, 0, 0, 0, 0, 0]
  for (const truth of truths) {
    const got = pages.get(truth.file) ?? []
    const quads = wantedQuads(truth, got.length)
    const diagonal = Math.hypot(truth.width, truth.height)
    const has = defect => truth.defects.includes(defect)
    const unwritten = has('blank')
    if (truth.pages !== undefined) {
      if (got.length === truth.pages) divided++
      else if (got.some(page => page.flags.includes('split-unsure'))) inDoubt++
      else wrongly++
    }
    const wanted = new Set(truth.defects.map(defect => flagOf[defect]).filter(Boolean))
    for (const flag of wanted) {
      seeded++
      if (got.some(page => page.flags.includes(flag))) found++
    }
    for (const [i, page] of got.entries()) {
      if (page.error !== null) throw new Error(`${truth.file}: ${page.error.message}`)
      bytes.push(page.outputBytes / (truth.split !== null && got.length === 1 ? 2 : 1))
      const skewError = Math.abs(page.skewDeg - truth.skew_deg)
      const isTurned = page.rotationDeg === truth.rotation || unwritten
      if (isTurned) turns++
      else if (page.flags.includes('upside-down-unsure')) turnsFlagged++
      if (!unwritten && (isTurned || (page.rotationDeg + 180) % 360 === truth.rotation)) skews.push(skewError)
      const order = isTurned ? 0 : 2
      const distances =
        quads[i]?.map(([x, y], j) => {
          const [gotX, gotY] = page.quad[(j + order) % 4]
          return Math.hypot(x - gotX, y - gotY)
        }) ?? []
      const corner = (Math.max(...distances) / diagonal) * 100
      if (truth.capture === 'photo' && !has('cut-off')) corners.push(corner)
      if (truth.split !== null && got.length === 2 && quads.length === 2)
        folds.push(
          (Math.max(...(i === 0 ? distances.slice(1, 3) : [distances[0], distances[3]])) / diagonal) * 100,
        )
      const allowed = truth.defects.flatMap(defect => allowedWith[defect] ?? [])
      const extra = page.flags.filter(flag => !wanted.has(flag) && !allowed.includes(flag))
      marked++
      if (extra.length > 0) falseFlags++
      if (wanted.size === 0) clean++
      if (wanted.size === 0 && extra.length > 0) cleanFlagged++
      if (showPages) {
        const notes = [
          isTurned ? '' : 'TURN',
          skewError > 0.1 && !unwritten ? 'SKEW' : '',
          corner > 1 ? 'CORNER' : '',
          [...wanted].every(flag => page.flags.includes(flag)) ? '' : 'MISSED',
          extra.length > 0 ? 'FALSE' : '',
          truth.pages !== undefined && got.length !== truth.pages ? 'SPLIT' : '',
        ].filter(Boolean)
        print(
          `${truth.file} ${page.half ?? ''} turn ${page.rotationDeg}/${truth.rotation} skew ${page.skewDeg}/${truth.skew_deg} corner ${corner.toFixed(2)} % ${(page.outputBytes / 1000).toFixed(0)} kB [${truth.defects}] ${page.flags} ${JSON.stringify(page.metrics)} ${notes.join(' ')}`,
        )
      }
    }
    for (const item of truth.items) {
      const seen = item.quad.every(([x, y]) => x >= 0 && y >= 0 && x <= truth.width && y <= truth.height)
      if (!seen) continue
      items++
      if (got.some(page => item.quad.every(point => isInside(point, page.quad)))) continue
      cut++
      if (showPages) print(`${truth.file} OUTSIDE ${item.text}`)
    }
  }
  row('made pages: turns right, flagged when not', `${turns} of ${bytes.length}, ${turnsFlagged}`)
  row('made pages: skew, median / p95 of the error', middleAndHigh(skews, 2, '°'))
  row('photographs: worst corner, median / p95 of the diagonal', middleAndHigh(corners, 2, ' %'))
  row(
    `photographs: corners within 1 % of the diagonal`,
    `${corners.filter(each => each <= 1).length} of ${corners.length}`,
  )
  if (divided + wrongly + inDoubt > 0)
    row('divided into pages as they should be, in doubt, wrongly', `${divided}, ${inDoubt}, ${wrongly}`)
  if (folds.length > 0) row('place of the fold, median / p95 of the diagonal', middleAndHigh(folds, 2, ' %'))
  row('text items outside of the crop', `${cut} of ${items}`)
  row('seeded defects found', `${found} of ${seeded}`)
  row('pages without a defect that are flagged', `${cleanFlagged} of ${clean}`)
  row('pages with a flag too many', `${falseFlags} of ${marked}`)
  row(
    'made pages: kB an A4 page, p50 / p90',
    `${percentile(bytes, 0.5) / 1000} / ${percentile(bytes, 0.9) / 1000}`,
  )
  if (options.made === undefined) await printReading(folder, truths, pages)
}

/** Draws pages by lot into a folder with their truth.json, unless they are there. */
async function drawMade(folder, count, seed) {
  if (existsSync(join(folder, 'truth.json'))) return
  mkdirSync(folder, { recursive: true })
  const { planMadePages, drawPages } = await loadModules(
    'made',
    "export * from './test/bench/made-pages.ts'; export * from './src/imaging/synth/draw-pages.ts'",
  )
  const plans = planMadePages(count, seed, folder)
  const drawn = await drawPages(plans, { programEntry: join(root, 'dist/sogoc.js'), processes: Number(jobs) })
  const pages = drawn.map(({ truth }, i) => ({
    file: plans[i].file,
    width: truth.width,
    height: truth.height,
    capture: plans[i].capture.device,
    rotation: truth.rotationDeg,
    skew_deg: truth.skewDeg,
    page_quad: truth.quad,
    split: truth.split,
    pages: plans[i].pages,
    defects: plans[i].defects,
    items: truth.texts.map(({ kind, text, quad }) => ({ kind, text, quad })),
  }))
  writeFileSync(join(folder, 'truth.json'), JSON.stringify({ seed, pages }))
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

/** How well the printed labels are read on pages without defects, on the originals and on the output. */
async function printReading(folder, truths, pages) {
  const read = await compareReading(folder, truths, pages, work)
  if (read === undefined) {
    row('printed labels read', 'skipped: tesseract is not installed')
    return
  }
  const { original, output, count } = read
  const share = value => `${(100 * value).toFixed(1)} %`
  row(
    `printed labels (${count}): letters right, original / output`,
    `${share(original.letters)} / ${share(output.letters)}`,
  )
  row(`printed labels (${count}): whole labels right`, `${share(original.whole)} / ${share(output.whole)}`)
}

try {
  mkdirSync(work, { recursive: true })
  print('| figure | value |\n| --- | --- |')
  if (options.made === undefined) {
    if (existsSync(join(samples, 'pages-synthetic'))) await evaluateMade(join(samples, 'pages-synthetic'))
    if (existsSync(join(samples, 'pages-real'))) evaluateReal(join(samples, 'pages-real'))
  } else {
    const folder = options.keep ?? join(work, 'drawn')
    await drawMade(folder, Number(options.made), Number(options.seed))
    await evaluateMade(folder)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
