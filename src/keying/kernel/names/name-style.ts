import { entryFields } from '../../../register/entry-fields.ts'
import type { RegisterKind } from '../../../register/kind.ts'
import { titleCase } from '../../../register/name-case.ts'
import { dateParts, lastDay, parsePartialDate } from '../../../register/partial-date.ts'
import type { Asking, Values } from '../asking.ts'

/** Names stand in capitals since Thông tư 04/2020/TT-BTP came into force (Điều 31), as yyyymmdd. */
const capitalsSince = 20200716

/** Whether the names of an entry stand in capitals: as in the entries before it, else by the day of registration. */
export function writesCapitals({
  kind,
  values,
  before,
  bookYear,
}: Pick<Asking, 'kind' | 'values' | 'before' | 'bookYear'>): boolean {
  for (const entry of before.slice(0, 3)) {
    const name = mainName(kind, entry)
    if (name !== undefined) return name === name.toLocaleUpperCase('vi')
  }
  const registered = parsePartialDate(values[entryFields.registered] ?? '').ok
  return registered === undefined ? bookYear > 2020 : lastDay(dateParts(registered)) >= capitalsSince
}

/** A name as the book writes names. */
export function writeName(name: string, capitals: boolean): string {
  return capitals ? name.toLocaleUpperCase('vi') : titleCase(name)
}

function mainName(kind: RegisterKind, values: Values): string | undefined {
  const names = kind.persons.filter(person => person.main).map(person => values[person.fields.name] ?? '')
  return names.find(name => name !== '')
}
