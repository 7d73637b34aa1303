import type { KindCode } from '../register/kind.ts'
import { getKind } from '../register/kind.ts'
import type { RuleCode } from '../register/rules/rule-table.ts'
import type { Values } from './entries/entry.ts'
import { createRandom } from './random.ts'

/** A mistake put into a row on purpose: what the check should find there. `row` counts from 0. */
export interface PlantedMistake {
  readonly row: number
  readonly column: string
  readonly rule: RuleCode
  readonly was: string
  readonly is: string
}

interface Slip {
  readonly rule: RuleCode
  /** The column it is made in, and what is typed there; undefined when the row does not lend itself to it. */
  make(values: Values, columns: Columns): readonly [column: string, typed: string] | undefined
}

interface Columns {
  readonly name: string
  readonly birth: string
  readonly ethnicity: string | undefined
  readonly paper: string | undefined
  readonly words: string | undefined
  readonly code: string | undefined
  readonly place: string | undefined
  readonly parentBirth: string | undefined
  readonly childBirth: string | undefined
}

/** Typing slips of the kinds seen in real packages (docs: domain notes, section 7). */
const slips: readonly Slip[] = [
  {
    rule: 'date.form',
    make: (values, { birth }) => typed(birth, values[birth], date => date.replaceAll('.', '/')),
  },
  {
    rule: 'date.year-range',
    make: (values, { birth }) => typed(birth, values[birth], date => date.replace(/(\d)(\d{3})$/, '5$2')),
  },
  {
    rule: 'date.impossible',
    make: (values, { birth }) => typed(birth, values[birth], date => date.replace(/^\d\d\.\d\d/, '31.02')),
  },
  {
    rule: 'date.two-digit-year',
    make: (values, { birth }) => typed(birth, values[birth], date => date.replace(/\.\d\d(\d\d)$/, '.$1')),
  },
  { rule: 'value.required', make: (values, { name }) => typed(name, values[name], () => '') },
  {
    rule: 'value.null-text',
    make: (values, { place }) =>
      place === undefined ? undefined : typed(place, values[place], () => 'null'),
  },
  {
    rule: 'place.empty-part',
    make: (values, { place }) =>
      place === undefined
        ? undefined
        : typed(place, values[place], text => text.replace(/, [^,]+, /, ', , ')),
  },
  {
    rule: 'list.unknown',
    make: (values, { ethnicity }) =>
      ethnicity === undefined ? undefined : typed(ethnicity, values[ethnicity], () => 'Xyz'),
  },
  {
    rule: 'identity.shape',
    make: (values, { paper }) =>
      paper === undefined
        ? undefined
        : typed(paper, values[paper], number => (/^(\d{9}|\d{12})$/.test(number) ? number.slice(1) : number)),
  },
  {
    rule: 'code.unknown',
    make: (values, { code }) => (code === undefined ? undefined : typed(code, values[code], () => '9')),
  },
  {
    rule: 'words.mismatch',
    make: (values, { words }) =>
      words === undefined
        ? undefined
        : typed(words, values[words], text =>
            // The word for the year follows; "Tháng Năm Năm" has it twice.
            text.replace(/Tháng .+ Năm (?=(?:Một|Hai) Nghìn)/, month =>
              month === 'Tháng Ba Năm ' ? 'Tháng Hai Năm ' : 'Tháng Ba Năm ',
            ),
          ),
  },
  {
    rule: 'age.parent',
    make: (values, { parentBirth, childBirth }) =>
      parentBirth === undefined || childBirth === undefined
        ? undefined
        : typed(parentBirth, values[parentBirth], () => String(Number(values[childBirth]?.slice(-4)) - 7)),
  },
  {
    rule: 'name.characters',
    make: (values, { name }) => typed(name, values[name], text => text.replace(/[aiou](?=\S*$)/, '0')),
  },
]

/** A slip counts only when something stood there and something else stands there now. */
function typed(
  column: string,
  was: string | undefined,
  change: (was: string) => string,
): readonly [string, string] | undefined {
  if (was === undefined || was === '') return undefined
  const is = change(was)
  return is === was ? undefined : [column, is]
}

function columnsOf(kind: KindCode): Columns {
  const { persons, fields, facts } = getKind(kind)
  const main = persons.find(person => person.main)
  const parent = persons.find(person => facts.parents?.of.includes(person.prefix))
  return {
    name: main?.fields.name ?? '',
    birth: main?.fields.birth ?? '',
    ethnicity: main?.fields.ethnicity,
    paper: persons.find(person => person.fields.identityNumber !== undefined)?.fields.identityNumber,
    words: facts.inWords[0]?.[0],
    code: fields.find(field => field.type === 'code' && field.subject === 'entry')?.id,
    place: fields.find(field => field.type === 'place-text' && field.subject !== 'entry')?.id,
    parentBirth: parent?.fields.birth,
    childBirth: persons.find(person => person.prefix === facts.parents?.child)?.fields.birth,
  }
}

/**
 * Copies a book with mistakes in it, one in a row at most: one of every kind that fits the register, then more by lot until
 * `count` are made. Numbers and dates of registration stay, so the PDFs keep their names.
 */
export function plantMistakes(
  kind: KindCode,
  rows: readonly Values[],
  count: number,
  seed: number,
): { readonly rows: readonly Values[]; readonly mistakes: readonly PlantedMistake[] } {
  const random = createRandom(seed, 121)
  const columns = columnsOf(kind)
  const spoiled = rows.map(row => ({ ...row }))
  const mistakes: PlantedMistake[] = []
  const free = rows.map((_, index) => index)
  for (let turn = 0; mistakes.length < count && turn < 20 * count && free.length > 0; turn++) {
    const slip = slips[turn % slips.length]
    const [row] = free.splice(random.integer(0, free.length - 1), 1)
    const values = row === undefined ? undefined : spoiled[row]
    if (slip === undefined || row === undefined || values === undefined) continue
    const made = slip.make(values, columns)
    if (made === undefined) {
      free.push(row)
      continue
    }
    const [column, is] = made
    mistakes.push({ row, column, rule: slip.rule, was: values[column] ?? '', is })
    values[column] = is
  }
  return { rows: spoiled, mistakes: mistakes.sort((first, second) => first.row - second.row) }
}
