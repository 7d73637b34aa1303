import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { kinds } from '../../register/kind.ts'
import { maskText } from '../../register/mask-identity.ts'
import { normalizeText } from '../../register/names.ts'
import { textSort } from '../kernel/texts/text-sort.ts'
import { type CountedName, countWords } from './count-words.ts'
import type { Dictionary } from './schema.ts'

/** Years before and after the book's decade whose people and places are told. */
const yearsAround = 15
/** Of a big commune the nearest in time are enough. */
const mostNames = 60_000
const mostEntries = 6000
/** A text that stands in fewer entries may be one person's own. */
const leastEntries = 2
const mostTextsOfSort = 400
/** Of all texts together, in letters; a Vietnamese one takes one and a half bytes. */
const mostLetters = 60_000

/**
 * The dictionary of an agency around the ten years that begin with `decade`. Sees what the transaction may see: it must be bounded to
 * the agency, without confidential kinds. Two statements.
 */
export async function readDictionary(tx: Transaction, agencyId: string, decade: number): Promise<Dictionary> {
  const years = { from: decade - yearsAround, to: decade + 9 + yearsAround }
  return {
    names: countWords(await readNames(tx, agencyId, years)),
    texts: await readTexts(tx, agencyId, years),
  }
}

interface Years {
  readonly from: number
  readonly to: number
}

async function readNames(
  tx: Transaction,
  agencyId: string,
  { from, to }: Years,
): Promise<readonly CountedName[]> {
  const { rows } = await sql<CountedName>`
    select n.text, borne.men::int, borne.women::int from (
        select m.name_id, count(*) filter (where m.sex = 1) as men, count(*) filter (where m.sex = 2) as women
        from mention m where m.agency_id = ${agencyId} and m.year between ${from} and ${to} and m.variant = 0 and not m.confidential and m.sex in (1, 2)
        group by m.name_id order by count(*) desc limit ${mostNames}) borne
      join name n on n.id = borne.name_id
    union all
    (select p.name, count(*) filter (where p.sex = 1)::int, count(*) filter (where p.sex = 2)::int
    from keyed_person p join book b on b.agency_id = p.agency_id and b.id = p.book_id
      join entry e on e.agency_id = p.agency_id and e.id = p.entry_id
    where p.agency_id = ${agencyId} and b.year between ${from} and ${to} and e.status in ('keyed', 'checked') and p.sex in (1, 2)
    group by p.name limit ${mostNames})`.execute(tx)
  return rows
}

/** The sort of each field that holds texts in common, by `kind field`. */
const sorts: ReadonlyMap<string, string> = new Map(
  kinds
    .filter(({ code }) => code !== 'CN' && code !== 'CMC')
    .flatMap(kind =>
      kind.fields.flatMap(field => {
        const sort = textSort(kind, field)
        return sort === undefined ? [] : [[`${kind.code} ${field.id}`, sort] as const]
      }),
    ),
)
const sortedKinds = [...new Set([...sorts.keys()].map(key => key.split(' ')[0] ?? ''))]

async function readTexts(
  tx: Transaction,
  agencyId: string,
  { from, to }: Years,
): Promise<Dictionary['texts']> {
  const middle = Math.round((from + to) / 2)
  const { rows } = await sql<{ field: string; text: string; count: number }>`
    with source as (
      (select r.kind, v.fields from (
          select agency_id, id, kind, version from record
          where agency_id = ${agencyId} and removed_at is null and kind = any(${sortedKinds}::text[]) and year between ${from} and ${to}
          order by abs(year - ${middle}), id limit ${mostEntries}) r
        join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version)
      union all
      (select b.kind, e.fields from book b join entry e on e.agency_id = b.agency_id and e.book_id = b.id and e.status in ('keyed', 'checked')
        where b.agency_id = ${agencyId} and b.year between ${from} and ${to} limit ${mostEntries}))
    select source.kind || ' ' || said.key as field, said.value as text, count(*)::int as count
    from source cross join lateral jsonb_each_text(source.fields) said
    where source.kind || ' ' || said.key = any(${[...sorts.keys()]}::text[]) and length(said.value) between 2 and 200
    group by 1, 2 having count(*) >= ${leastEntries}
    order by count desc, field, text limit ${mostTextsOfSort * 10}`.execute(tx)
  const counted = new Map<string, Map<string, number>>()
  let letters = 0
  for (const { field, text: raw, count } of rows) {
    const sort = sorts.get(field)
    const text = normalizeText(raw)
    // A number of somebody's paper may stand anywhere.
    if (sort === undefined || maskText(text) !== text) continue
    const texts = counted.get(sort) ?? new Map<string, number>()
    counted.set(sort, texts)
    if (!texts.has(text)) letters += text.length + 8
    if (letters > mostLetters) break
    texts.set(text, (texts.get(text) ?? 0) + count)
  }
  return Object.fromEntries([...counted].map(([sort, texts]) => [sort, mostFrequent(texts)]))
}

function mostFrequent(texts: ReadonlyMap<string, number>): [string, number][] {
  return [...texts].sort((a, b) => b[1] - a[1]).slice(0, mostTextsOfSort)
}
