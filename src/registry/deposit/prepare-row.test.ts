import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalFields } from '../../register/entry.ts'
import { kinds } from '../../register/kind.ts'
import { formatFields } from '../records/content.ts'
import { formatEntry } from './prepare-row.ts'

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', ' ', 'Nguyễn Thị "Hoa"', '2.3.1987', '1956', 'kinh', 'Kinh', 'VIỆT NAM', 'a\\b\tc'),
)

test('a row is written as its canonical fields are, whatever its cells say', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.infiniteStream(text), (kind, texts) => {
      const values = Object.fromEntries(kind.fields.map(({ id }) => [id, texts.next().value]))
      expect(formatEntry(kind, values)).toBe(formatFields(canonicalFields(kind, values)))
    }),
  )
})
