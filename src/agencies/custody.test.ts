import { describe, expect, it } from 'vitest'
import { type CustodyNode, resolveCustody } from './custody.ts'

/** `A>B` B took A over wholly, `A/B` in part; ended agencies are those that hand over and `†A`. */
function read(text: string): CustodyNode[] {
  const ids = new Set(text.match(/[A-Z]/g))
  const links = [...text.matchAll(/([A-Z])([>/])([A-Z])/g)]
  const remaining = new Set([...text.matchAll(/!([A-Z])/g)].map(([, id]) => id))
  const ended = new Set([...text.matchAll(/†([A-Z])/g)].map(([, id]) => id))
  return [...ids].map(id => {
    const heirs = links.flatMap(([, from, sign, to]) =>
      from === id && to !== undefined ? [{ id: to, whole: sign === '>' }] : [],
    )
    const exists = remaining.has(id) || (heirs.length === 0 && !ended.has(id))
    return { id, code: id, name: id, exists, heirs, above: ended.has(id) ? 'P' : null }
  })
}

const keeperOfA = (text: string) => {
  const custody = resolveCustody(read(text), ['A']).get('A')
  return custody?.keeper?.id ?? custody?.candidates.map(({ id }) => id)
}

describe('the keeper of an agency’s books', () => {
  it.each<[string, string | string[], string]>([
    ['A', 'A', 'the agency itself while it exists'],
    ['A>B B>C', 'C', 'whoever has them after several mergers'],
    ['A/B A/C', ['B', 'C'], 'unknown when it was divided: it may be either'],
    ['A/B A/C B>D C>D', 'D', 'known again when all its parts came together'],
    ['A/B', ['B'], 'unknown when only one part is recorded'],
    ['!A A/B', 'A', 'the agency itself when it only lost a part'],
    ['A/B A>C', 'C', 'the whole successor, although a part went elsewhere before'],
    ['A/B A/C C/D C/E', ['B', 'D', 'E'], 'unknown through two divisions'],
    ['†A P', ['P'], 'maybe the agency above one that ended without heirs'],
    ['A>B B>A', [], 'nobody in a ring'],
  ])('%s: %s, %s', (text, expected) => {
    expect(keeperOfA(text)).toEqual(expected)
  })
})
