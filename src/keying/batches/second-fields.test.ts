import { expect, test } from 'vitest'
import { secondFields } from './second-fields.ts'

const setup = (mode: 'single' | 'sample' | 'double') => ({
  ...{ mode, fields: ['so', 'ten', 'ngay'] },
  fieldModes: { so: 'single', ngay: 'double' } as const,
})

test('a field is keyed a second time as the book says, unless something else was said of it', () => {
  expect(secondFields(setup('double'), false)).toEqual(['ten', 'ngay'])
  expect(secondFields(setup('sample'), true)).toEqual(['ten', 'ngay'])
  expect(secondFields(setup('sample'), false)).toEqual(['ngay'])
  expect(secondFields(setup('single'), true)).toEqual(['ngay'])
  expect(secondFields({ ...setup('single'), fieldModes: {} }, true)).toEqual([])
})
