import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName } from '../../register/names.ts'
import { findNames } from './find-names.ts'
import { NameIndex } from './name-index.ts'
import { readNames } from './parse-query.ts'
import { splitPersons } from './split-persons.ts'
import { readTypedName } from './typed-name.ts'

const families = ['Nguyễn', 'Trần', 'Lê', 'Võ', 'Hồ']
const middles = ['Thị', 'Văn', 'Thị Thu', 'Quốc', 'Ngọc']
const givens = ['Hoa', 'Hòa', 'Lan', 'Loan', 'Tuấn', 'Toàn', 'Bé', 'An', 'Dũng', 'Phượng', 'Tam Hải']
const people = families.flatMap(family =>
  middles.flatMap(middle => givens.map(given => `${family} ${middle} ${given}`)),
)
const index = new NameIndex()
for (const [at, name] of people.entries()) index.add(10 + at * 2, name)

const rounds = (text: string) => [...findNames(index, readTypedName(index, readNames(text)))]
const found = (text: string): string[] =>
  rounds(text).flatMap(({ names }) => names.map(({ place }) => people[place] ?? ''))
const person = fc.constantFrom(...people)

describe('the dictionary in memory', () => {
  test('gives a name its place by its id, those that came late, too', () => {
    const late = new NameIndex()
    for (const [id, name] of [
      [5, 'An'],
      [9, 'Bé'],
      [7, 'Hoa'],
      [12, 'Lan'],
    ] as const)
      late.add(id, name)
    for (const id of [5, 9, 7, 12]) expect(late.idOf(late.placeOf(id) ?? 0)).toBe(id)
    for (const id of [1, 6, 8, 13]) expect(late.placeOf(id)).toBeUndefined()
  })

  test('names with signs and of one word are names like others', () => {
    const odd = new NameIndex()
    for (const [id, name] of ["H'Mai Niê", '-', 'A-Rum', 'Y Bhăm'].entries()) odd.add(id, name)
    const first = (text: string) =>
      [...findNames(odd, readTypedName(odd, readNames(text)))][0]?.names[0]?.place
    expect(first('hmai nie')).toBe(0)
    expect(first('a rum')).toBe(2)
    expect(first('bham')).toBe(3)
  })
})

describe('findNames', () => {
  test('any name is the best of the first round, however it is typed', () => {
    const typings = fc.constantFrom(
      (name: string) => name,
      foldName,
      (name: string) => name.split(' ').reverse().join(' '),
      (name: string) => name.toUpperCase(),
      (name: string) => foldName(name).replaceAll(' ', ''),
    )
    fc.assert(
      fc.property(person, typings, (name, type) => {
        const [first] = rounds(type(name))
        const best = first?.names.filter(({ score }) => score === first.names[0]?.score) ?? []
        expect(
          best.map(({ place }) =>
            foldName(people[place] ?? '')
              .split(' ')
              .sort(),
          ),
        ).toContainEqual(foldName(name).split(' ').sort())
      }),
    )
  })

  test('one slip in one syllable still finds it: a letter changed, left out, put in or swapped', () => {
    fc.assert(
      fc.property(person, fc.nat(), fc.constantFrom(...'aeghnot'), fc.nat(3), (name, draw, letter, kind) => {
        const words = foldName(name).split(' ')
        const longest = words.reduce(
          (best, word, i) => (word.length > (words[best]?.length ?? 0) ? i : best),
          0,
        )
        const word = words[longest] ?? ''
        const at = draw % (word.length - 1)
        const slipped = [
          word.slice(0, at) + letter + word.slice(at + 1),
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + letter + word.slice(at),
          word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
        ][kind]
        expect(found(words.with(longest, slipped ?? '').join(' ')).map(foldName)).toContain(foldName(name))
      }),
    )
  })

  test('Thị and Văn may be left out or put in', () => {
    expect(found('le hoa')).toContain('Lê Thị Hoa')
    expect(found('nguyen thi quoc tuan')).toContain('Nguyễn Quốc Tuấn')
  })

  test('no name is found twice', () => {
    const all = found('nguyen thi hoa')
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('splitPersons', () => {
  const split = (text: string) => {
    const { whole, pairs } = splitPersons(index, text)
    const { person, other } = pairs[0] ?? { person: whole, other: [] }
    return [person, other].map(tokens => tokens.map(token => token.folded).join(' '))
  }
  test.each([
    ['Nguyễn Văn An con Trần Thị Bé', ['nguyen van an', 'tran thi be']],
    ['Nguyễn Văn An con của bà Trần Thị Bé', ['nguyen van an', 'tran thi be']],
    ['Nguyễn Văn An và Trần Thị Bé', ['nguyen van an', 'tran thi be']],
    ['Nguyễn Văn An, Trần Thị Bé', ['nguyen van an', 'tran thi be']],
    ['nguyen van an tran thi be', ['nguyen van an', 'tran thi be']],
    ['nguyen an tran be', ['nguyen an', 'tran be']],
    ['Võ Thị Thu Hoa', ['vo thi thu hoa', '']],
    ['le quoc tam hai', ['le quoc tam hai', '']],
    ['Nguyễn Văn Con', ['nguyen van con', '']],
  ])('"%s"', (text, expected) => expect(split(text)).toEqual(expected))

  test('two names in one text are always told apart by a word between them', () => {
    fc.assert(
      fc.property(person, person, fc.constantFrom(' con ', ' và ', ', ', ' mẹ '), (first, second, word) => {
        expect(split(first + word + second)).toEqual([foldName(first), foldName(second)])
      }),
    )
  })
})
