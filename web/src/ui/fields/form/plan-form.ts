import { entryFields } from '../../../../../src/register/entry-fields.ts'
import type { Field, Person, RegisterKind } from '../../../../../src/register/kind.ts'
import type { Text } from '../../../../../src/register/text.ts'

/** How wide a field stands in the form, in twelfths of a row. */
export type FieldSpan = 3 | 4 | 6 | 9 | 12

/** A field in its place of the form. */
export interface PlacedField {
  readonly field: Field
  readonly span: FieldSpan
}

/** Fields that stand together: those of a person, or those of the entry between two persons. */
export interface FormGroup {
  readonly key: string
  /** Whose fields they are; undefined for those of the entry itself. */
  readonly person: Person | undefined
  /** What to call a group of no person: the head of the entry, what it is about, who signed it, what was noted beside it later. */
  readonly title: 'head' | 'matter' | 'signed' | 'later' | 'abroad' | 'paper' | null
  readonly fields: readonly PlacedField[]
  /** Seldom filled: folded away while nothing stands in it. */
  readonly seldom: boolean
}

/** What the groups of no person are called. */
export const groupTitles: Readonly<Record<NonNullable<FormGroup['title']>, Text>> = {
  head: { vi: 'Trong sổ', en: 'In the book' },
  matter: { vi: 'Nội dung', en: 'Matter' },
  signed: { vi: 'Người ký, ghi chú', en: 'Signature, notes' },
  later: { vi: 'Ghi chú về sau', en: 'Noted later' },
  abroad: { vi: 'Đăng ký ở nước ngoài', en: 'Registered abroad' },
  paper: { vi: 'Giấy báo tử', en: 'Death notice' },
}

/** The groups of a kind's form in the order of its book; what was noted beside an entry later, and registration abroad, stand at the end. */
export function planForm(kind: RegisterKind): readonly FormGroup[] {
  const notes = laterFields(kind)
  const groups: (Pick<FormGroup, 'key' | 'title' | 'person'> & { readonly fields: PlacedField[] })[] = []
  for (const field of kind.fields) {
    const subject = notes.has(field.id) ? 'later' : field.subject
    const last = groups.at(-1)
    const same =
      subject === 'entry'
        ? last?.person === undefined && isOfEntry(last?.title ?? null) && last?.title !== null
          ? last
          : undefined
        : groups.find(group => group.key === subject)
    const placed = { field, span: spanOf(field) }
    if (same) same.fields.push(placed)
    else
      groups.push({
        key: subject === 'entry' ? `entry-${groups.length}` : subject,
        person: kind.persons.find(({ prefix }) => prefix === subject),
        title: titleOf(subject, groups.length, field),
        fields: [placed],
      })
  }
  return groups
    .map(group => ({ ...group, seldom: group.title === 'later' || group.title === 'abroad' }))
    .toSorted((one, other) => Number(one.seldom) - Number(other.seldom))
}

function isOfEntry(title: FormGroup['title']): boolean {
  return title === 'head' || title === 'matter' || title === 'signed'
}

function titleOf(subject: string, at: number, first: Field): FormGroup['title'] {
  if (subject === 'later' || subject === 'abroad' || subject === 'paper') return subject
  if (subject !== 'entry') return null
  if (at === 0) return 'head'
  return first.id === 'nguoiKy' ? 'signed' : 'matter'
}

/** The fields that say what was noted beside an entry after its registration. */
function laterFields({ facts }: RegisterKind): ReadonlySet<string> {
  return new Set([
    ...facts.notes.flat(),
    ...facts.grounds.flatMap(({ status, ground }) => [status, ...ground]),
  ])
}

function spanOf({ id, type, subject, maxLength }: Field): FieldSpan {
  switch (type) {
    case 'number-text':
    case 'partial-date':
    case 'date-or-text':
    case 'time':
    case 'name-from-list':
      return 3
    case 'code':
    case 'code-text':
      return subject === 'entry' ? 6 : 3
    case 'person-name':
      return subject === 'entry' ? 4 : 6
    case 'place-text':
      return subject === 'entry' ? 6 : 9
    case 'date-in-words':
      return 9
    case 'text':
      if (id === entryFields.volume || (maxLength ?? 99) <= 10) return 3
      return id === 'ghiChu' ? 12 : id.startsWith('chucVu') ? 4 : 6
  }
}

/** Whether a date of the entry may be later than its registration: the registration itself, and what was noted later. */
export function mayBeLater(kind: RegisterKind, field: Field): boolean {
  return field.id === entryFields.registered || laterFields(kind).has(field.id)
}
