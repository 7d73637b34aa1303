import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPlaces, changedPlaces, type Places, placesOf, putPages } from './page-order.ts'

const letters = (text: string) => [...text]

test('pages are put behind another, in the order they are named', () => {
  expect(putPages(letters('abcdef'), ['e', 'b'], 'c').join('')).toBe('acebdf')
  expect(putPages(letters('abcdef'), ['f'], null).join('')).toBe('fabcde')
  expect(putPages(letters('abc'), ['x'], 'c').join('')).toBe('abcx')
})

test('behind a page that is moved itself means where it stood', () => {
  expect(putPages(letters('abcdef'), ['c', 'd'], 'd').join('')).toBe('abcdef')
  expect(putPages(letters('abcdef'), ['a', 'b'], 'a').join('')).toBe('abcdef')
})

test('a move says only the pages that get another neighbour in front', () => {
  expect(changedPlaces(letters('abcdefgh'), letters('aefgbcdh'))).toEqual({
    b: { after: 'g' },
    e: { after: 'a' },
    h: { after: 'd' },
  })
  expect(changedPlaces(letters('abc'), letters('ac'))).toEqual({ b: null, c: { after: 'a' } })
  expect(changedPlaces(letters('abc'), letters('abc'))).toEqual({})
})

test('a page that came in behind the last meanwhile stays the last when an earlier change is undone', () => {
  const undo: Places = { c: { after: 'b' } }
  expect(applyPlaces(letters('abN'), undo)?.join('')).toBe('abcN')
})

test('there is no order when the page to stand behind is gone', () => {
  expect(applyPlaces(letters('ab'), { c: { after: 'x' } })).toBeUndefined()
  expect(applyPlaces(letters('abc'), { b: { after: 'c' } })).toBeUndefined()
})

const aBook = fc.integer({ min: 0, max: 12 }).map(n => Array.from({ length: n }, (_, i) => `p${i}`))
const anAct = fc.record({
  kind: fc.constantFrom('put', 'aside', 'back' as const),
  picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  after: fc.option(fc.nat()),
})

test('any acts, undone from the last to the first, give the beginning again; every page is in the order once or set aside', () => {
  fc.assert(
    fc.property(aBook, fc.array(anAct, { maxLength: 12 }), (book, acts) => {
      let order: readonly string[] = book
      const undos: Places[] = []
      for (const { kind, picks, after } of acts) {
        const from = kind === 'back' ? book.filter(id => !order.includes(id)) : order
        const pages = [...new Set(picks.flatMap(pick => from[pick % Math.max(1, from.length)] ?? []))]
        const anchor = after === null ? null : (order[after % Math.max(1, order.length)] ?? null)
        const next =
          kind === 'aside' ? order.filter(id => !pages.includes(id)) : putPages(order, pages, anchor)
        const places = changedPlaces(order, next)
        const old = placesOf(order)
        undos.push(Object.fromEntries(Object.keys(places).map(id => [id, old.get(id) ?? null])))
        expect(applyPlaces(order, places)).toEqual(next)
        expect(new Set(next).size).toBe(next.length)
        order = next
      }
      for (const places of undos.reverse()) order = applyPlaces(order, places) ?? []
      expect(order).toEqual(book)
    }),
  )
})

test('whatever places are asked for: an order holds every page that is not set aside, once, behind the page it was to follow first', () => {
  const somewhere = fc.option(fc.record({ after: fc.option(fc.integer({ min: 0, max: 14 })) }))
  fc.assert(
    fc.property(aBook, fc.dictionary(fc.constantFrom('p0', 'p3', 'p5', 'p9'), somewhere), (book, asked) => {
      const places: Places = Object.fromEntries(
        Object.entries(asked).map(([id, place]) => [
          id,
          place === null ? null : { after: place.after === null ? null : `p${place.after}` },
        ]),
      )
      const order = applyPlaces(book, places)
      if (order === undefined) return
      const expected = new Set([...book, ...Object.keys(places)].filter(id => places[id] !== null))
      expect(new Set(order)).toEqual(expected)
      expect(order).toHaveLength(expected.size)
    }),
  )
})
