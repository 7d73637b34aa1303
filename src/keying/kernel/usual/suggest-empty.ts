import { codeLists } from '../../../register/code-list.ts'
import { entryFields } from '../../../register/entry-fields.ts'
import { formatNext } from '../../../register/number.ts'
import type { Asking, Suggestion } from '../asking.ts'
import { placeOfBook } from '../texts/place-of-book.ts'
import { knownTexts } from '../texts/text-index.ts'
import { textSort } from '../texts/text-sort.ts'
import { likelySex } from './likely-sex.ts'
import { nextPages } from './next-page.ts'
import { personOf, sameElsewhere } from './same-person.ts'
import { usualValues } from './usual-values.ts'

/** What an empty field nearly certainly holds; offered for one key, never filled by itself. */
export function suggestEmpty(asking: Asking): readonly Suggestion[] {
  const { kind, field, values, before } = asking
  if (isNobodys(asking)) return []
  const offered: (readonly [value: string | undefined, how: Suggestion['how']])[] = [
    [sameElsewhere(kind, field.id, values), 'completed'],
  ]
  if (field.id === entryFields.number) {
    offered.push([formatNext(before[0]?.[field.id] ?? ''), 'generated'])
  } else if (field.id === entryFields.page) {
    offered.push(...nextPages(before).map(page => [page, 'generated'] as const))
  } else if (field.id === personOf(kind, field.id)?.fields.sex) {
    offered.push([likelySex(asking), 'generated'])
  } else {
    offered.push([titleOfSigner(asking), 'carried'], [absenceCode(asking), 'generated'])
    offered.push(...usualValues(asking).map(value => [value, 'carried'] as const))
    offered.push([commonValue(asking), 'completed'])
  }
  const found = new Map<string, Suggestion>()
  for (const [value, how] of offered)
    if (value && !found.has(value))
      found.set(value, { value, label: labelOf(asking, value), how, goesOn: false })
  return [...found.values()]
}

/** Of who is not named, as the father of a child born out of wedlock, nothing is known either. */
function isNobodys({ kind, field, values }: Asking): boolean {
  const person = personOf(kind, field.id)
  return person !== undefined && field.id !== person.fields.name && (values[person.fields.name] ?? '') === ''
}

/** A code with its name. */
function labelOf({ field }: Asking, value: string): string {
  const item = field.codeList && codeLists[field.codeList].items.find(({ code }) => code === value)
  return item && item.name !== value ? `${value} ${item.name}` : value
}

/** Who signs holds an office: the one that was written beside the name before. */
export function titleOfSigner({
  field,
  values,
  before,
}: Pick<Asking, 'field' | 'values' | 'before'>): string | undefined {
  const signer = values.nguoiKy ?? ''
  if (field.id !== 'chucVuNguoiKy' || signer === '') return undefined
  return before.find(entry => entry.nguoiKy === signer)?.chucVuNguoiKy
}

/** Both parents named: both are known. */
function absenceCode({ kind, field, values }: Asking): string | undefined {
  const { absence, parents } = kind.facts
  if (absence?.field !== field.id || parents === undefined) return undefined
  const unnamed = kind.persons.filter(
    ({ prefix, fields }) => parents.of.includes(prefix) && (values[fields.name] ?? '') === '',
  )
  if (unnamed.length === 0) return absence.known[0]
  const [only, second] = unnamed
  return only === undefined || second !== undefined ? undefined : absence.unknown[only.prefix]?.[0]
}

/** What nearly everybody has: nationality, the ethnic group of this commune, permanent residence, a registration in time. */
function commonValue(asking: Asking): string | undefined {
  const { kind, field, dictionary } = asking
  const sort = textSort(kind, field)
  const known = sort === undefined ? [] : knownTexts(dictionary, sort)
  const total = known.reduce((sum, { count }) => sum + count, 0)
  const [most] = known
  if (most !== undefined && total >= 20 && most.count >= total * 0.8) return most.text
  const person = personOf(kind, field.id)
  if (person !== undefined && field.id === person.fields.nationality) return 'Việt Nam'
  if (person !== undefined && field.id === person.fields.residenceType) return '1'
  if (field.codeList?.endsWith('.loaiDangKy')) return '1'
  return sort === 'NoiSinhDVHC' ? placeOfBook(asking.carried) : undefined
}
