import { describe, expect, it } from 'vitest'
import { type Face, getFont } from './faces.ts'

const faces: readonly Face[] = ['print', 'bold', 'italic', 'pen']
const bases = 'aăâeêioôơuưy'
const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const vowels = [...bases].flatMap(base => marks.map(mark => (base + mark).normalize('NFC')))
const letters = [...vowels, ...'bcdđghklmnpqrstvxzwfj']

describe.each(faces)('the face %s', face => {
  const font = getFont(face)

  it('has every Vietnamese letter, digits and the signs of the forms', () => {
    const characters = [
      ...letters,
      ...letters.map(letter => letter.toLocaleUpperCase('vi')),
      ...'0123456789.,:;/()-–"“”’\'°%',
    ]
    expect(characters.filter(character => !font.has(character))).toEqual([])
  })

  it('draws each letter with marks differently from every other', () => {
    const shapes = new Map<string, string>()
    for (const letter of [...letters, ...letters.map(each => each.toLocaleUpperCase('vi'))]) {
      const { advance, contours } = font.glyph(letter)
      expect(contours.length, letter).toBeGreaterThan(0)
      expect(advance, letter).toBeGreaterThan(0)
      const shape = JSON.stringify(contours)
      expect(shapes.get(shape), `${letter} looks like another letter`).toBeUndefined()
      shapes.set(shape, letter)
    }
  })

  it('does not draw the box that stands for a missing letter', () => {
    expect(font.has('漢')).toBe(false)
    const box = JSON.stringify(font.glyph('漢').contours)
    expect(letters.filter(letter => JSON.stringify(font.glyph(letter).contours) === box)).toEqual([])
  })

  it('puts the marks above and below the letter', () => {
    const top = (letter: string) =>
      Math.max(
        ...font.glyph(letter).contours.flatMap(contour => contour.filter((_, index) => index % 2 === 1)),
      )
    const bottom = (letter: string) =>
      Math.min(
        ...font.glyph(letter).contours.flatMap(contour => contour.filter((_, index) => index % 2 === 1)),
      )
    expect(top('á')).toBeGreaterThan(top('a'))
    expect(top('ế')).toBeGreaterThan(top('ê'))
    expect(bottom('ạ')).toBeLessThan(bottom('a'))
  })
})
