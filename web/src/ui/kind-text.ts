import { findKind } from '../../../src/register/kind.ts'
import type { Language } from '../../../src/register/text.ts'

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The kind's full name, "Sổ đăng ký khai sinh"; an unknown code stands for itself. */
export function kindName(code: string, language: Language): string {
  return findKind(code)?.name[language] ?? code
}

/** The kind's name without the words every register has, "Khai sinh", for tables and badges. */
export function kindShortName(code: string, language: Language): string {
  const name = kindName(code, language)
  return upperFirst(name.replace(/^(Sổ đăng ký|Sổ cấp Giấy|Sổ ghi|Sổ|Register of|Register for)\s+/u, ''))
}

/** Whether the ministry has published a form for this kind; unknown kinds have none. */
export function isOfficial(code: string): boolean {
  return findKind(code)?.status === 'official'
}

/** The name fields of those whom the registered event is about: `nksHoTen`, or `chongHoTen` and `voHoTen`. */
export function mainPersons(code: string): readonly string[] {
  return (
    findKind(code)
      ?.persons.filter(person => person.main)
      .map(person => person.fields.name) ?? []
  )
}

/** What a role means in a kind: "Mẹ" for `me` in the register of births. */
export function roleName(code: string, role: string, language: Language): string {
  return findKind(code)?.persons.find(person => person.prefix === role)?.label[language] ?? role
}
