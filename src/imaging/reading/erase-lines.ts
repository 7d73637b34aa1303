/** A picture of one grey level a pixel, 0 black. */
export interface GreyPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** A line on which something is written reaches across the whole picture: of stretches this wide (pixels) nearly all have some of it. */
const stretch = 10
const leastCovered = 0.9
const leastStretches = 4
/** A line and what a camera makes of it is at most so thick, in pixels at 200 dpi. */
const thickest = 6
/** How much darker than paper, in grey levels, ink is at least: dots of a leader become faint in a small JPEG. */
const leastDarker = 28
/** Of a line's ink so much has nothing above or below; of a row of letters less than half. */
const leastAlone = 0.7
/** A stop or a tone below a letter is darker than the dots of the line by so many grey levels. */
const darkerThanLine = 45

/** The ink of one column, from row to row, both included. */
interface Stroke {
  readonly x: number
  readonly from: number
  readonly to: number
  readonly darkest: number
}

/**
 * Takes the line out on which a form has something written, dotted or drawn: it makes a reader take 9 for 3. What stands on it stays, and so does
 * what crosses it. Changes the picture.
 */
export function eraseLines(picture: GreyPicture, paper: number): void {
  const { data, width, height } = picture
  const limit = paper - leastDarker
  const rows = Array.from({ length: height }, (_, y) =>
    isCovered(data.subarray(y * width, (y + 1) * width), limit),
  )
  for (let top = 0; top < height; top++) {
    if (!rows[top]) continue
    let bottom = top
    while (rows[bottom + 1]) bottom++
    if (bottom - top < thickest) eraseBand(picture, paper, strokesOf(picture, limit, top, bottom))
    top = bottom
  }
}

/** Whether ink is in nearly every stretch of a row. */
function isCovered(row: Uint8Array, limit: number): boolean {
  const stretches = Math.floor(row.length / stretch)
  if (stretches < leastStretches) return false
  let covered = 0
  for (let each = 0; each < stretches; each++)
    if (row.subarray(each * stretch, (each + 1) * stretch).some(level => level < limit)) covered++
  return covered >= leastCovered * stretches
}

function strokesOf(
  { data, width, height }: GreyPicture,
  limit: number,
  top: number,
  bottom: number,
): readonly Stroke[] {
  const isInk = (x: number, y: number) => y >= 0 && y < height && (data[y * width + x] ?? limit) < limit
  const strokes: Stroke[] = []
  for (let x = 0; x < width; x++) {
    let first = top
    while (first <= bottom && !isInk(x, first)) first++
    if (first > bottom) continue
    let [from, to] = [first, first]
    while (isInk(x, from - 1)) from--
    while (isInk(x, to + 1)) to++
    let darkest = 255
    for (let y = from; y <= to; y++) darkest = Math.min(darkest, data[y * width + x] ?? 255)
    strokes.push({ x, from, to, darkest })
  }
  return strokes
}

function eraseBand({ data, width, height }: GreyPicture, paper: number, strokes: readonly Stroke[]): void {
  const alone = strokes.filter(({ from, to }) => to - from < thickest)
  if (alone.length < leastAlone * strokes.length) return
  const levels = alone.map(({ darkest }) => darkest).sort((a, b) => a - b)
  const usual = levels[Math.floor(levels.length / 2)] ?? 0
  for (const { x, from, to, darkest } of alone) {
    if (darkest < usual - darkerThanLine) continue
    // Its blurred edge goes, too.
    for (let y = Math.max(0, from - 1); y <= Math.min(height - 1, to + 1); y++) data[y * width + x] = paper
  }
}
