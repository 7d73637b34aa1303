import { expect, it } from 'vitest'
import { detailText, shortSubject } from './detail-text.ts'

it('a line of the journal is told in pairs, and its subject short enough to compare', () => {
  expect(detailText({ rows: 200, counts: { error: 3 } })).toBe('rows: 200, counts: {"error":3}')
  expect(detailText({})).toBe('')
  expect(shortSubject('record:0198c0de-1111-7222-8333-0123456789ab')).toBe('record:0198c0de…89ab')
})
