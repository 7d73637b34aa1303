import type { ViewerMark } from '../../imaging/mark/viewer-mark.ts'
import type { PagePart } from '../../imaging/page-part.ts'
import { withViewingPool } from '../render/imaging-processes.ts'

/** What is kept of marked pictures, for leafing back and forth: some hundred pages. */
const mostKeptBytes = 64 * 1024 * 1024

const kept = new Map<string, Buffer>()
let keptBytes = 0

/** A page's rendering, or a part of it, with the viewer's mark, as JPEG. `sha256` names the rendering that lies at `path`. */
export function markedImage(
  file: { readonly sha256: string; readonly path: string },
  mark: ViewerMark,
  part?: PagePart,
): Promise<Buffer> {
  const place = part === undefined ? '' : [part.left, part.top, part.width, part.height].join()
  return keep(`${file.sha256} ${place} ${mark.foot}`, () =>
    withViewingPool(pool => pool.markImage(file.path, mark, part)),
  )
}

/** Longest side of a picture before it was straightened, in pixels: enough to see where a sheet's corners are. */
const frameLongSide = 1600

/** The original of a capture, smaller, as it was before it was straightened, with the viewer's mark, as JPEG. */
export function markedFrame(
  file: { readonly sha256: string; readonly path: string; readonly page: number },
  mark: ViewerMark,
): Promise<Buffer> {
  return keep(`${file.sha256} frame ${file.page} ${mark.foot}`, async () => {
    const { jpeg } = await withViewingPool(pool => pool.frame(file, frameLongSide, mark))
    return jpeg
  })
}

/** A PDF with the viewer's mark; its bytes are read only when it isn't kept. Throws `pdf.unmarkable` and what a stopped process throws. */
export function markedPdf(
  file: { readonly sha256: string; readonly name: string; readonly read: () => Promise<Buffer> },
  mark: ViewerMark,
): Promise<Buffer> {
  return keep(`${file.sha256} pdf ${mark.foot}`, async () => {
    const bytes = await file.read()
    return withViewingPool(pool => pool.markPdf(file.name, bytes, mark))
  })
}

/** The picture of this name: kept, or made and kept; the one not looked at for longest goes first. The name says all that is drawn. */
async function keep(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = kept.get(name)
  drop(name)
  const bytes = known ?? (await make())
  drop(name)
  kept.set(name, bytes)
  keptBytes += bytes.length
  for (const oldest of kept.keys()) {
    if (keptBytes <= mostKeptBytes) break
    drop(oldest)
  }
  return bytes
}

function drop(name: string): void {
  const known = kept.get(name)
  if (known === undefined) return
  kept.delete(name)
  keptBytes -= known.length
}
