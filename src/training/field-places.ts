import { a4, drawFormPage, halves } from '../imaging/synth/draw-form.ts'
import { forms } from '../imaging/synth/form.ts'
import { getKind } from '../register/kind.ts'
import type { FieldPlace } from '../scanning/schema.ts'

/** Around a value, in tenths of a millimetre. */
const margin = 14
/** Long enough to fill any line of the form. */
const anyText = 'Nguyễn Thị Phương Thảo, xã Đồng Mây, huyện An Nguyên, tỉnh Sao Thủy'

const placesByKind = new Map<string, readonly FieldPlace[]>()

/** Where the fields stand on the drawn form of a kind, as somebody would mark them on one case: shares of the half of the page that carries it. */
export function placesOnForm(kind: keyof typeof forms): readonly FieldPlace[] {
  const places = placesByKind.get(kind) ?? findPlaces(kind)
  placesByKind.set(kind, places)
  return places
}

function findPlaces(kind: keyof typeof forms): readonly FieldPlace[] {
  const { height: pageHeight, width: pageWidth } = a4
  const top = halves.top * pageHeight
  const height = ((halves.bottom - halves.top) / 2) * pageHeight
  const written = Object.fromEntries(getKind(kind).fields.map(({ id }) => [id, anyText]))
  const hand = { face: 'pen', ink: '#2b3a9b' } as const
  const { texts } = drawFormPage({
    ...{ form: forms[kind], office: '', page: 1, cases: [written, {}], hand, seed: 1 },
  })
  const boxes = new Map<string, { left: number; top: number; right: number; bottom: number }>()
  for (const { field, quad } of texts) {
    if (field === null) continue
    const [xs, ys] = [quad.map(([x]) => x), quad.map(([, y]) => y)]
    const known = boxes.get(field)
    boxes.set(field, {
      left: Math.min(known?.left ?? pageWidth, ...xs),
      top: Math.min(known?.top ?? pageHeight, ...ys),
      right: Math.max(known?.right ?? 0, ...xs),
      bottom: Math.max(known?.bottom ?? 0, ...ys),
    })
  }
  const share = (n: number) => Math.min(1, Math.max(0, Math.round(n * 10_000) / 10_000))
  return [...boxes].map(([field, box]) => {
    const left = share((box.left - margin) / pageWidth)
    const upper = share((box.top - margin - top) / height)
    const right = share((box.right + margin) / pageWidth)
    const lower = share((box.bottom + margin - top) / height)
    return { field, sheet: 1, left, top: upper, width: share(right - left), height: share(lower - upper) }
  })
}
