import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatScreen, parseScreen, type Screen } from './screen.ts'

const screens: fc.Arbitrary<Screen> = fc.oneof(
  fc.constant<Screen>({ view: 'books' }),
  fc.record({
    view: fc.constantFrom('camera' as const, 'pictures' as const),
    agency: fc.uuid(),
    book: fc.uuid(),
  }),
)

test('an address leads back to its screen', () => {
  fc.assert(fc.property(screens, screen => void expect(parseScreen(formatScreen(screen))).toEqual(screen)))
})
test('anything else is the list of books', () => {
  fc.assert(fc.property(fc.string(), text => void expect(parseScreen(`#${text}`)).toEqual({ view: 'books' })))
})
