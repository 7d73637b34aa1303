import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawFamilyName, drawFullName } from '../../training/naming.ts'
import { createRandom } from '../../training/random.ts'
import { detectLetters, isSure, readsBetter } from './detect-letters.ts'
import { convertLetters, findFontLetters, legacyLetters } from './letters.ts'
import { typeInLetters } from './testing.ts'

const names = [
  'Nguyễn Thị Thu Hằng',
  'Trần Văn Được',
  'Lê Hoàng Phượng',
  'Đặng Quốc Khánh',
  'Phạm Thùy Dương',
  'Huỳnh Ngọc Ẩn',
  'Vũ Đình Thắng',
  'Bùi Thị Kiều Oanh',
  'Ngô Quang Vĩnh',
  'xã Bình Thạnh, huyện Thủ Thừa, tỉnh Long An',
]
const small =
  'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ ,.0123456789'

describe('text of the old sets becomes Unicode', () => {
  test.each([
    ['tcvn3', 'NguyÔn ThÞ Thu H»ng', 'Nguyễn Thị Thu Hằng'],
    ['vni', 'Nguyeãn Thò Thu Haèng', 'Nguyễn Thị Thu Hằng'],
    ['vni', 'TRAÀN VAÊN ÑÖÔÏC', 'TRẦN VĂN ĐƯỢC'],
    ['vni', 'Aùi', 'Ái'],
    ['viscii', 'NguyÍn Th¸ Thu H¢ng'.replace('Í', 'ê\u0303'), 'Nguyê\u0303n Thị Thu Hằng'],
    ['vps', 'NguyÍn', 'Nguyễn'],
  ] as const)('%s %s', (letters, typed, text) => {
    expect(convertLetters(typed, letters)).toBe(text)
  })

  test.each(legacyLetters)('%s: whatever can be typed in it comes back', letters => {
    const text = fc.string({ unit: fc.constantFrom(...small), maxLength: 40 })
    fc.assert(
      fc.property(text, given => {
        const typed = typeInLetters(given, letters)
        fc.pre(typed !== undefined)
        // Two letters side by side can look like one of VNI's pairs ("a" and a bare mark sign): no one types them.
        expect(convertLetters(typed, letters)).toBe(given)
      }),
      { numRuns: 300 },
    )
  })

  test('a font of capitals, and a word typed in capitals, have capital marked letters', () => {
    expect(convertLetters('nguyÔn v¨n an', 'tcvn3', true)).toBe('NGUYỄN VĂN AN')
    expect(convertLetters('NGUYÔN V¡N An', 'tcvn3')).toBe('NGUYỄN VĂN An')
  })

  test('signs that Windows shows for a byte count as that byte', () => {
    expect(convertLetters('H\u009b', 'vps')).toBe(convertLetters('H›', 'vps'))
  })
})

describe('in which letters a text is typed', () => {
  test.each(legacyLetters)('%s is told from the other sets', letters => {
    const typed = names.map(
      name => typeInLetters(name, letters) ?? typeInLetters(name.toLowerCase(), letters) ?? '',
    )
    const found = detectLetters(typed)
    expect(found).toMatchObject({ letters })
    expect(found && isSure(found)).toBe(true)
  })

  test('Unicode, composed or not, and plain text need nothing', () => {
    expect(detectLetters(names)).toMatchObject({ letters: 'unicode', share: 1 })
    expect(detectLetters(names.map(name => name.normalize('NFD')))).toMatchObject({
      letters: 'unicode',
      share: 1,
    })
    expect(detectLetters(['Nguyen Van An', '01.02.2003'])).toBeUndefined()
  })

  test('foreign names are left alone', () => {
    const foreign = [
      'José Muñoz',
      'Müller Günther',
      'François Lefèvre',
      'Søren Kierkegård',
      'Ñoño Peña',
      'Jürgen Groß',
    ]
    const found = detectLetters(foreign)
    expect(found === undefined || !isSure(found) || found.letters === 'unicode').toBe(true)
  })

  test('a cell that is Unicode already is no better in another set', () => {
    for (const name of names)
      for (const letters of legacyLetters) expect(readsBetter(name, letters)).toBe(false)
    expect(readsBetter('TrÇn V¨n §­îc', 'tcvn3')).toBe(true)
  })

  test('names of all peoples in Unicode stay as they are', () => {
    const random = createRandom(11)
    const odd = new Set<string>()
    for (const people of ['Kinh', 'Tày', 'Mông', 'Ê Đê', 'Ba Na', 'Khơ Me', 'Chăm'])
      for (let count = 0; count < 300; count++) {
        const name = drawFullName(
          random,
          people,
          drawFamilyName(random, people),
          count % 2 === 0 ? 1 : 2,
          1990,
        )
        for (const letters of legacyLetters) if (readsBetter(name, letters)) odd.add(`${name} ${letters}`)
      }
    expect([...odd]).toEqual([])
  })

  test('by the name of the font', () => {
    expect(findFontLetters('.VnTime')).toEqual({ letters: 'tcvn3', capitals: false })
    expect(findFontLetters('.VnTimeH')).toEqual({ letters: 'tcvn3', capitals: true })
    for (const font of ['.VnArial NarrowH', '.VnTimeH Bold', '.VNTIMEH'])
      expect(findFontLetters(font)).toEqual({ letters: 'tcvn3', capitals: true })
    for (const font of ['.VnTifani Heavy', '.VnTime Bold Italic', '.VnBlack'])
      expect(findFontLetters(font)).toEqual({ letters: 'tcvn3', capitals: false })
    expect(findFontLetters('VNI-Times')?.letters).toBe('vni')
    expect(findFontLetters('VPS Times')?.letters).toBe('vps')
    for (const font of ['Times New Roman', 'Verdana', 'Viner Hand ITC', 'Calibri'])
      expect(findFontLetters(font)).toBeUndefined()
  })
})
