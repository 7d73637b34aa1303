import type { Price } from './schema.ts'

/** What is known of some books of one kind and paper size: sums of what each has, and of what books lack it. */
export interface BookSums {
  readonly kind: string
  /** null: nobody has noted it. */
  readonly paperSize: Price['paperSize']
  readonly books: number
  readonly pagesCounted: number
  readonly pagesOnPaper: number
  readonly booksWithPages: number
  readonly recordsCounted: number
  readonly recordsOnPaper: number
  readonly booksWithRecords: number
  /** Pages and records of the books of which both are known. */
  readonly pagesWithRecords: number
  readonly recordsWithPages: number
  /** Records of books whose pages nobody knows, and pages of books whose records nobody knows. */
  readonly pagelessRecords: number
  readonly recordlessPages: number
  /** Books of which neither is known. */
  readonly unknownBooks: number
}

/** What to take where no book of a kind tells; per book. */
export interface Assumed {
  readonly pagesPerBook?: number | undefined
  readonly recordsPerBook?: number | undefined
}

/** What a book of a kind has on average, and where that is from. */
export interface Averages {
  readonly pagesPerBook: number | null
  readonly recordsPerBook: number | null
  readonly pagesPerRecord: number | null
  readonly measured: number
  readonly from: 'kind' | 'all' | 'assumed' | null
}

/** The averages of each kind: its own books', else what was assumed, else all kinds'. */
export function averageByKind(sums: readonly BookSums[], assumed: Assumed): (kind: string) => Averages {
  const all = averageOf(sums)
  const known = new Map<string, Averages>()
  return kind => {
    const found = known.get(kind)
    if (found !== undefined) return found
    const averages = fillGaps(averageOf(sums.filter(sum => sum.kind === kind)), assumed, all)
    known.set(kind, averages)
    return averages
  }
}

type Measured = Omit<Averages, 'from'>

function averageOf(sums: readonly BookSums[]): Measured {
  const total = (pick: (sum: BookSums) => number) => sums.reduce((sum, each) => sum + pick(each), 0)
  const ratio = (part: number, of: number) => (of === 0 || part === 0 ? null : part / of)
  const booksWithPages = total(sum => sum.booksWithPages)
  const booksWithRecords = total(sum => sum.booksWithRecords)
  return {
    pagesPerBook: ratio(
      total(sum => sum.pagesCounted + sum.pagesOnPaper),
      booksWithPages,
    ),
    recordsPerBook: ratio(
      total(sum => sum.recordsCounted + sum.recordsOnPaper),
      booksWithRecords,
    ),
    pagesPerRecord: ratio(
      total(sum => sum.pagesWithRecords),
      total(sum => sum.recordsWithPages),
    ),
    measured: Math.max(booksWithPages, booksWithRecords),
  }
}

function fillGaps(own: Measured, assumed: Assumed, all: Measured): Averages {
  const isAssumed = assumed.pagesPerBook !== undefined || assumed.recordsPerBook !== undefined
  const pagesPerBook = own.pagesPerBook ?? assumed.pagesPerBook ?? all.pagesPerBook
  const recordsPerBook = own.recordsPerBook ?? assumed.recordsPerBook ?? all.recordsPerBook
  const ratio = pagesPerBook === null || recordsPerBook === null ? null : pagesPerBook / recordsPerBook
  const isOwn = own.pagesPerBook !== null && own.recordsPerBook !== null
  const rest = isAssumed ? 'assumed' : all.measured > 0 ? 'all' : null
  return {
    pagesPerBook,
    recordsPerBook,
    pagesPerRecord: own.pagesPerRecord ?? ratio ?? all.pagesPerRecord,
    measured: own.measured,
    from: isOwn ? 'kind' : (rest ?? (own.measured > 0 ? 'kind' : null)),
  }
}
