import { cleanScan } from '../../../src/imaging/synth/capture.ts'
import { forms } from '../../../src/imaging/synth/form.ts'
import { makePicture } from '../../../src/imaging/synth/page-request.ts'
import type { FieldPlace } from '../../../src/scanning/schema.ts'
import { communeOf } from '../../../src/training/administration.ts'
import type { GeneratedRow } from '../../../src/training/generate-book.ts'
import { writeOnPaper } from '../../../src/training/paper-text.ts'
import { communeCode } from './commune.ts'

/** Kinds of which a paper form can be drawn here. */
export type DrawnKind = 'KS' | 'KH' | 'KT'

/** A picture of a case that has a page to itself. */
export interface Paper {
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly dpi: number
  /** Where its fields stand on it. */
  readonly places: readonly FieldPlace[]
}

/** Draws cases as an office writes them, a page each. */
export async function drawPapers(
  kind: DrawnKind,
  rows: readonly GeneratedRow[],
  dpi: number,
): Promise<readonly Paper[]> {
  const papers: Paper[] = []
  for (const [index, { values }] of rows.entries()) {
    const { jpeg, truth } = await makePicture({
      sheet: {
        ...{ type: 'form', form: forms[kind], office: communeOf(communeCode).authority, page: index + 1 },
        ...{ hand: { face: 'pen', ink: '#2b3a9b' }, seed: index + 1, cases: [writeOnPaper(kind, values)] },
      },
      capture: { ...cleanScan, dpi, seed: index + 1 },
      quality: 60,
    })
    const { width, height } = truth
    papers.push({ jpeg, width, height, dpi, places: placesOf(truth) })
  }
  return papers
}

type Drawn = Awaited<ReturnType<typeof makePicture>>['truth']

/** A box round all that is written of a field. */
function placesOf({ texts, width, height }: Drawn): readonly FieldPlace[] {
  const points = new Map<string, (readonly [number, number])[]>()
  for (const { kind, field, quad } of texts)
    if (kind !== 'printed' && field !== null) points.set(field, [...(points.get(field) ?? []), ...quad])
  return [...points].map(([field, corners]) => {
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    const [left, top] = [Math.max(0, Math.min(...xs)), Math.max(0, Math.min(...ys))]
    const [right, bottom] = [Math.min(width, Math.max(...xs)), Math.min(height, Math.max(...ys))]
    return {
      ...{ field, sheet: 1, left: left / width, top: top / height },
      ...{ width: (right - left) / width, height: (bottom - top) / height },
    }
  })
}
