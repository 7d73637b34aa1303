import { createBook } from '../../../src/inventory/create-book.ts'
import { handOut } from '../../../src/keying/batches/hand-out.ts'
import { changeSetups } from '../../../src/keying/setup/change-setups.ts'
import type { OwnSetup } from '../../../src/keying/setup/schema.ts'
import type { App } from '../../../src/platform/app.ts'
import { formOf } from '../../../src/register/forms/form-of.ts'
import { getKind } from '../../../src/register/kind.ts'
import { applyTemplate } from '../../../src/scanning/cases/change-cases.ts'
import { addRenderedPages } from '../../../src/scanning/cases/testing.ts'
import { setFieldPlaces } from '../../../src/scanning/pages/field-places.ts'
import type { Values } from '../../../src/training/entries/entry.ts'
import { generateBook } from '../../../src/training/generate-book.ts'
import { addPerson, type Commune, communeCode, everything } from './commune.ts'
import { type DrawnKind, drawPapers } from './draw-papers.ts'

/** Which book to prepare: so many cases, of which the first few are drawn and their pictures used for the others, too. */
export interface BookPlan {
  readonly kind: DrawnKind
  readonly year: number
  readonly volume: string
  readonly cases: number
  readonly drawn: number
  readonly dpi: number
  /** core: only the columns that the ministry's sheet can't do without; form: all that stands on the paper. */
  readonly columns: 'core' | 'form'
  readonly setup: Partial<OwnSetup>
}

/** A book whose cases wait to be keyed. */
export interface PreparedBook extends BookPlan {
  readonly agencyId: string
  readonly bookId: string
  /** The fields that are keyed, in the order of the paper. */
  readonly fields: readonly string[]
  /** What has to be saved of a case in the end, by its number: what is keyed, carried and follows from it. */
  readonly truth: ReadonlyMap<string, Values>
}

/** Lists a book, puts its pages into it, assigns them to cases and says how it is keyed, each by its own use case. */
export async function prepareBook(
  app: App,
  { agencyId, managerId }: Commune,
  plan: BookPlan,
): Promise<PreparedBook> {
  const { kind, year, volume, cases, columns } = plan
  const rows = [...generateBook({ kind, year, volume, agency: communeCode, rows: cases, seed: 7 })]
  const papers = await drawPapers(kind, rows.slice(0, plan.drawn), plan.dpi)
  const { id: bookId } = await app.database.transaction(everything, tx =>
    createBook(tx, { agencyId, kind, year, volume, closingTotal: cases, note: null }, managerId),
  )
  const pages = rows.flatMap((_, index) => papers[index % papers.length] ?? [])
  await addRenderedPages(app, { agencyId, bookId }, pages)
  const known = new Map(getKind(kind).fields.map(field => [field.id, field]))
  const form = formOf(kind, year)
  const fields = form.fields.filter(id => columns === 'form' || known.get(id)?.need !== 'optional')
  await app.database.transaction(everything, async tx => {
    await setFieldPlaces(tx, agencyId, bookId, papers[0]?.places ?? [])
    await applyTemplate(
      tx,
      { agencyId, bookId, accountId: managerId },
      {
        ...{ template: { shape: 'pages', pagesPerCase: 1 }, from: null, to: null },
        ...{ firstNumber: Number(rows[0]?.number ?? 1), preview: false },
      },
    )
    const change = { ...plan.setup, fields, goldShare: 0 }
    await changeSetups(tx, managerId, [{ agencyId, bookId, change }])
  })
  const saved = [...form.carried, ...fields, ...form.generated.map(([words]) => words)]
  const truth = new Map(
    rows.map(({ number, values }) => [
      number,
      Object.fromEntries(
        saved.map(id => [id, values[id] ?? ''] as const).filter(([, value]) => value !== ''),
      ),
    ]),
  )
  return { ...plan, agencyId, bookId, fields, truth }
}

/** A batch that was handed out, to whom, and the numbers of its cases in their order. */
export interface HandedBatch {
  readonly batch: string
  readonly username: string
  readonly numbers: readonly string[]
}

/** Hands a whole book out, each batch to a person of the office of their own. */
export async function handOutBatches(
  app: App,
  { agencyId, bookId, kind, truth }: PreparedBook,
  size: number,
): Promise<readonly HandedBatch[]> {
  const numbers = [...truth.keys()]
  const batches: HandedBatch[] = []
  for (let at = 0; at < numbers.length; at += size) {
    const username = `${kind}.${at + 1}`.toLowerCase()
    const accountId = await addPerson(app, agencyId, username, 'registrar')
    const batch = await app.database.transaction(everything, tx =>
      handOut(tx, { agencyId, bookId, accountId, handedBy: null, size, pass: 1 }),
    )
    if (batch === undefined) throw new Error('no batch was left to hand out')
    batches.push({ batch, username, numbers: numbers.slice(at, at + size) })
  }
  return batches
}
