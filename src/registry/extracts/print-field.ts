import { codeLists } from '../../register/code-list.ts'
import type { RegisterKind } from '../../register/kind.ts'

/** The name of the code that says that the paper has nothing there. */
const leftBlank = 'Để trống'

/** A value of a record as it is printed: codes by their names, dates with strokes, persons' names in capitals, everything else as it is. */
export function printField(kind: RegisterKind, id: string, value: string): string {
  const text = value.normalize('NFC').trim()
  const field = kind.fields.find(each => each.id === id)
  switch (field?.type) {
    case 'code': {
      if (field.codeList === undefined) return text
      const { items, legacy } = codeLists[field.codeList]
      const name = [...items, ...legacy].find(({ code }) => code === text)?.name ?? text
      return name === leftBlank ? '' : name
    }
    case 'partial-date':
    case 'date-or-text':
      return /^(\d{1,2}\.){0,2}\d{4}$/.test(text) ? text.replaceAll('.', '/') : text
    case 'person-name':
      return kind.persons.some(person => person.fields.name === id) ? text.toLocaleUpperCase('vi') : text
    default:
      return text
  }
}
