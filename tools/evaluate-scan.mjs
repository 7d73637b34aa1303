/**
 * Measures `sogoc scan` against pages whose truth is known: node tools/evaluate-scan.mjs [SAMPLES-DIR] [--jobs N]
 * SAMPLES-DIR holds pages-synthetic/ and pages-real/ with their truth.json (default ../shared/samples).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const args = process.argv.slice(2)
const jobsAt = args.indexOf('--jobs')
const jobs = jobsAt < 0 ? '2' : args.splice(jobsAt, 2)[1]
const samples = args[0] ?? new URL('../../shared/samples', import.meta.url).pathname
const print = (...words) =>
  process.stdout.write(
    `${words.map(word => (typeof word === 'string' ? word : typeof word === 'number' ? String(word) : JSON.stringify(word))).join(' ')}\n`,
  )
const program = new URL('../bin/sogoc.mjs', import.meta.url).pathname

function scan(folder) {
  const out = join(tmpdir(), `evaluate-scan-${basename(folder)}`)
  rmSync(out, { recursive: true, force: true })
  const run = spawnSync(process.execPath, [program, 'scan', folder, '--out', out, '--json', '--jobs', jobs], {
    encoding: 'utf8',
  })
  if (run.status !== 0 && run.status !== 1) throw new Error(run.stderr)
  const pages = JSON.parse(readFileSync(join(out, 'pages.json'), 'utf8'))
  return {
    summary: JSON.parse(run.stdout),
    pages: Map.groupBy?.(pages, page => basename(page.source)) ?? group(pages),
    out,
  }
}

function group(pages) {
  const map = new Map()
  for (const page of pages) map.set(basename(page.source), [...(map.get(basename(page.source)) ?? []), page])
  return map
}

/** Whether a source point lies inside the quad, with a slack in pixels. */
function inside([x, y], quad, slack) {
  return quad.every(([x0, y0], i) => {
    const [x1, y1] = quad[(i + 1) % 4]
    return ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / Math.hypot(x1 - x0, y1 - y0) > -slack
  })
}

function halves(truth) {
  const [a, b, c, d] = truth.page_quad
  if (truth.split === null) return [truth.page_quad]
  const [top, bottom] = truth.split
  return [
    [a, top, bottom, d],
    [top, b, c, bottom],
  ]
}

const expected = {
  blur: 'blurred',
  dark: 'dark',
  over: 'overexposed',
  overexposed: 'overexposed',
  blank: 'blank',
  'cut-off': 'cut-off',
  glare: 'overexposed',
}
const sizes = []

const synthetic = join(samples, 'pages-synthetic')
if (existsSync(synthetic)) {
  const { summary, pages } = scan(synthetic)
  print(
    'page                    turn      skew err  corner % (worst)  cut items  kB      ms    conf r/s/q/sp         flags / missed',
  )
  for (const truth of JSON.parse(readFileSync(join(synthetic, 'truth.json'), 'utf8')).pages) {
    const got = pages.get(truth.file) ?? []
    const want = halves(truth)
    const diagonal = Math.hypot(truth.width, truth.height)
    for (const [i, page] of got.entries()) {
      const quad = want[i] ?? want[0]
      const corner =
        (Math.max(
          ...quad.map((point, j) => Math.hypot(point[0] - page.quad[j][0], point[1] - page.quad[j][1])),
        ) /
          diagonal) *
        100
      const visible = truth.items.filter(item =>
        item.quad.every(([x, y]) => x >= 0 && y >= 0 && x <= truth.width && y <= truth.height),
      )
      const cut = visible.filter(
        item => !got.some(other => item.quad.every(point => inside(point, other.quad, 1))),
      ).length
      const missed = truth.defects
        .map(defect => expected[defect])
        .filter(flag => flag && !page.flags.includes(flag))
      sizes.push(page.outputBytes)
      print(
        truth.file.slice(0, 22).padEnd(23),
        (page.rotationDeg === truth.rotation ? 'ok' : `WRONG ${page.rotationDeg}/${truth.rotation}`).padEnd(
          9,
        ),
        (page.skewDeg - truth.skew_deg).toFixed(2).padStart(6),
        corner.toFixed(2).padStart(9),
        got.length === want.length ? '' : `SPLIT ${got.length}/${want.length}`,
        String(cut).padStart(12),
        (page.outputBytes / 1000).toFixed(0).padStart(9),
        String(page.ms).padStart(7),
        '  ',
        Object.values(page.confidence).join('/').padEnd(18),
        `sh ${page.metrics.sharpness} br ${page.metrics.brightness} co ${page.metrics.contrast} ink ${page.metrics.inkShare}`,
        page.flags.join(','),
        missed.length > 0 ? `MISSED ${missed}` : '',
        truth.defects.length > 0 ? `[${truth.defects}]` : '',
      )
    }
  }
  print(summary)
}

const real = join(samples, 'pages-real')
if (existsSync(real)) {
  const { summary, pages } = scan(real)
  for (const [file, truth] of Object.entries(JSON.parse(readFileSync(join(real, 'truth.json'), 'utf8')))) {
    for (const page of pages.get(file) ?? []) {
      const outside = truth.baselines.filter(line => !line.every(point => inside(point, page.quad, 1))).length
      sizes.push(page.outputBytes)
      print(
        file.slice(-30).padEnd(31),
        page.rotationDeg === 0 ? 'ok' : `WRONG ${page.rotationDeg}`,
        'skew err',
        (page.skewDeg - truth.skewDeg).toFixed(2).padStart(5),
        'baselines outside',
        outside,
        `/ ${truth.baselines.length}`,
        `${(page.outputBytes / 1000).toFixed(0)} kB`,
        `${page.outputWidth}x${page.outputHeight}@${page.outputDpi}`,
        page.ms,
        'ms',
        Object.values(page.confidence).join('/'),
        `sh ${page.metrics.sharpness} br ${page.metrics.brightness} co ${page.metrics.contrast}`,
        page.flags.join(','),
      )
    }
  }
  print(summary)
}
sizes.sort((a, b) => a - b)
print('bytes: median', sizes[sizes.length >> 1], 'p90', sizes[Math.floor(sizes.length * 0.9)])
