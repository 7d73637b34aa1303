import { describe, expect, test } from 'vitest'
import { type Advice, advise, firstWatch, type Look, type Watch } from './advise.ts'
import type { Sheet } from './find-sheet.ts'
import { measureLight } from './measure-light.ts'
import { drawFrame } from './testing/draw-frame.ts'

function sheetAt(dx = 0, far = 200): Sheet {
  const corners = [
    { x: 20 + dx, y: 20 },
    { x: far + dx, y: 20 },
    { x: far + dx, y: 280 },
    { x: 20 + dx, y: 280 },
  ] as const
  return { corners, isWhole: true, area: ((far - 20) * 260) / (240 * 320) }
}

/** Looks ten times a second and says what is advised at the end. */
function watch(looks: readonly Partial<Look>[], from: Watch = firstWatch): Watch {
  return looks.reduce<Watch>(
    (before, look, i) =>
      advise(before, { sheet: undefined, light: 'good', atMs: i * 100, diagonalPx: 400, ...look }),
    from,
  )
}
const repeat = (look: Partial<Look>, times = 6) => Array.from({ length: times }, () => look)
const said = (looks: readonly Partial<Look>[]): Advice => watch(looks).advice

describe('what the camera page says', () => {
  test('nothing is seen: the whole sheet into the picture; it runs out: step back; it is small: come closer', () => {
    expect(said(repeat({}))).toBe('none')
    expect(said(repeat({ sheet: { ...sheetAt(), isWhole: false } }))).toBe('back')
    expect(said(repeat({ sheet: sheetAt(0, 80) }))).toBe('closer')
  })
  test('a sheet that has just come must be held still, then the picture may be taken', () => {
    expect(said(repeat({ sheet: sheetAt() }, 2))).toBe('still')
    expect(said(repeat({ sheet: sheetAt() }, 7))).toBe('ready')
    expect(said([0, 20, 40, 60, 80, 100].map(dx => ({ sheet: sheetAt(dx) })))).toBe('still')
  })
  test('bad light comes before everything but a sheet that runs out of the picture', () => {
    expect(said(repeat({ sheet: sheetAt(), light: 'dark' }))).toBe('dark')
    expect(said(repeat({ sheet: sheetAt(), light: 'glare' }))).toBe('glare')
  })
  test('one look that misses the sheet does not make the outline flicker; a sheet that is gone is gone', () => {
    const steady = repeat({ sheet: sheetAt() }, 7)
    expect(watch([...steady, {}])).toEqual(watch(steady))
    expect(watch([...steady, ...repeat({})])).toMatchObject({ advice: 'none', corners: null })
  })
})

describe('the light', () => {
  const corners = sheetAt().corners
  const frame = { width: 240, height: 320, corners, paper: 200, table: 90, noise: 3 }
  test('is good by day, too little in the dark, too much under a lamp and when all is burnt out', () => {
    expect(measureLight(drawFrame(frame), corners)).toBe('good')
    expect(measureLight(drawFrame({ ...frame, paper: 60, table: 20 }), corners)).toBe('dark')
    expect(measureLight(drawFrame({ ...frame, paper: 20, table: 20 }), undefined)).toBe('dark')
    expect(measureLight(drawFrame({ ...frame, paper: 255, table: 200, isBlank: true }), corners)).toBe(
      'glare',
    )
    const lamp = drawFrame(frame)
    for (let y = 100; y < 160; y++) lamp.data.fill(255, y * 240 + 60, y * 240 + 120)
    expect(measureLight(lamp, corners)).toBe('glare')
  })
})
