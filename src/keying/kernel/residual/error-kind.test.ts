import { expect, test } from 'vitest'
import { errorKind } from './error-kind.ts'

test.each([
  ['person-name', '', 'Nguyễn Văn Thử', 'missing'],
  ['person-name', 'Nguyễn Văn Thử', '', 'added'],
  ['person-name', 'Nguyễn Văn Thứ', 'Nguyễn Văn Thử', 'tones'],
  ['person-name', 'Nguyên Van Thu', 'Nguyễn Văn Thử', 'tones'],
  ['person-name', 'Nguyễn Vân Thủy', 'Nguyễn Văn Thử', 'letters'],
  ['person-name', 'Trần Thị Mẫu', 'Nguyễn Văn Thử', 'other'],
  ['partial-date', '02.03.1978', '02.03.1987', 'date'],
  ['partial-date', '1987', '02.03.1987', 'date'],
  ['number-text', '53', '58', 'date'],
  ['place-text', 'Ngô Sơn', 'Ngọ Sơn', 'tones'],
] as const)('%s: %j for %j is %s', (type, keyed, right, kind) => {
  expect(errorKind(type, keyed, right)).toBe(kind)
})
