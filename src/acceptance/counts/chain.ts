import type { Chain, ChainStep, StatedReason } from './schema.ts'
import { type Link, links, type OwnWhy, type Step } from './whys.ts'

/** What is known of a book's counts. Cases, PDFs and rows are null where the program has none of them. */
export interface ChainFacts {
  /** Written at the closing of the book; null: it is not known. */
  readonly closing: number | null
  /** By what the book's cases say of themselves. `parked` and `unkeyed` have no row yet. */
  readonly cases: Readonly<
    Record<'all' | 'repeated' | 'cancelled' | 'skipped' | 'parked' | 'unkeyed', number>
  > | null
  /** All PDFs of the delivered .zip; `cover` and `cancelled` of them are of no registered case. */
  readonly pdfs: Readonly<Record<'all' | 'cover' | 'cancelled', number>> | null
  /** Rows of the delivered sheet, else of the keyed cases. */
  readonly rows: number | null
  /** Whether these rows are those of the book's own cases, and not of files made elsewhere. */
  readonly keyedHere: boolean
  /** Records that stand, null before anything of the book was deposited or typed; of the rows `leftOut` became none, `removed` and `elsewhere` are no standing record of this book; `typed` came by no row. */
  readonly records: Readonly<Record<'all' | 'leftOut' | 'removed' | 'elsewhere' | 'typed', number>> | null
}

type Offsets = Readonly<Partial<Record<OwnWhy, number>>>

/** Puts the chain of a book together: every count is told as so much more or less than the registered cases, and a step by what differs between its two. */
export function composeChain(facts: ChainFacts, reasons: readonly StatedReason[]): Chain {
  const counts: Readonly<Record<Link, number | null>> = {
    closing: facts.closing,
    cases: facts.cases?.all ?? null,
    pdfs: facts.pdfs?.all ?? null,
    rows: facts.rows,
    records: facts.records?.all ?? null,
  }
  const offsets = offsetsOf(facts)
  const known = links.flatMap(link => {
    const count = counts[link]
    return count === null ? [] : [{ link, count, offset: offsets[link] }]
  })
  const steps = known.slice(1).map((to, i): ChainStep => {
    const from = known[i] ?? to
    const step = stepFrom[from.link]
    const stated = reasons.filter(reason => reason.step === step)
    const difference = to.count - from.count
    const left = (before: Offsets) => difference - sum(itemsBetween(before, to.offset)) - sum(stated)
    // Some offices counted what was crossed out, or went by the last number; what fits is what they did.
    const before =
      from.link === 'closing' ? (closingOffsets(facts).find(one => left(one) === 0) ?? {}) : from.offset
    return {
      ...{ step, from: from.link, to: to.link, difference, items: itemsBetween(before, to.offset) },
      ...{ reasons: stated, unexplained: left(before) },
    }
  })
  return {
    links: links.map(link => ({ link, count: counts[link] })),
    steps,
    explained: counts.records !== null && steps.every(({ unexplained }) => unexplained === 0),
  }
}

/** The step that begins with a count. */
const stepFrom: Readonly<Record<Link, Step>> = {
  closing: 'closing-cases',
  cases: 'cases-pdfs',
  pdfs: 'pdfs-rows',
  rows: 'rows-records',
  records: 'rows-records',
}

/** By how much each count is more (less: negative) than the registered cases, and why. */
function offsetsOf({ cases, pdfs, rows, keyedHere, records }: ChainFacts): Readonly<Record<Link, Offsets>> {
  const missing = keyedHere && cases !== null ? { parked: -cases.parked, unkeyed: -cases.unkeyed } : {}
  return {
    closing: {},
    cases: { cancelled: cases?.cancelled ?? 0, skipped: cases?.skipped ?? 0 },
    pdfs: { ...missing, cover: pdfs?.cover ?? 0, cancelled: pdfs?.cancelled ?? 0 },
    rows: missing,
    records: {
      ...missing,
      ...(records === null
        ? {}
        : { 'left-out': -records.leftOut, removed: -records.removed, elsewhere: -records.elsewhere }),
      // Where nothing came as a sheet, all records were typed, and there is nothing to compare them with but the cases.
      typed: rows === null ? 0 : (records?.typed ?? 0),
    },
  }
}

/** What offices are known to write as the closing total, the usual first: thông tư 04/2020/TT-BTP, Đ.36 asks for the registered events. */
function closingOffsets({ cases }: ChainFacts): readonly Offsets[] {
  if (cases === null) return [{}]
  const [cancelled, repeated, skipped] = [
    { cancelled: cases.cancelled },
    { repeated: -cases.repeated },
    { skipped: cases.skipped },
  ]
  return [
    {},
    cancelled,
    repeated,
    { ...cancelled, ...repeated },
    { ...skipped, ...cancelled },
    { ...skipped, ...cancelled, ...repeated },
  ]
}

function itemsBetween(from: Offsets, to: Offsets): ChainStep['items'] {
  const whys = new Set([...keysOf(from), ...keysOf(to)])
  return [...whys]
    .map(why => ({ why, count: (to[why] ?? 0) - (from[why] ?? 0) }))
    .filter(({ count }) => count !== 0)
}

const keysOf = (offsets: Offsets) => Object.keys(offsets) as OwnWhy[]

const sum = (items: readonly { readonly count: number }[]) => items.reduce((all, { count }) => all + count, 0)
