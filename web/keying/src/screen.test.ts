import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatScreen, parseScreen, type Screen } from './screen.ts'

const screens: fc.Arbitrary<Screen> = fc.oneof(
  fc.constant<Screen>({ view: 'batches' }),
  fc.record({ view: fc.constant('desk' as const), agency: fc.uuid(), batch: fc.uuid() }),
)

test('an address leads back to its screen', () => {
  fc.assert(fc.property(screens, screen => void expect(parseScreen(formatScreen(screen))).toEqual(screen)))
})
test('anything else is the list of batches', () => {
  fc.assert(
    fc.property(fc.string(), text => void expect(parseScreen(`#${text}`)).toEqual({ view: 'batches' })),
  )
})
