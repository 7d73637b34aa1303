import { foldName } from '../register/names.ts'

/** How well a name fits what was asked: 0 it is the name, 1 its words in order, 2 its words, 3 their beginnings. */
export type Fit = 0 | 1 | 2 | 3

/** What is asked for, ready to be compared with many names. */
export interface NameQuery {
  /** As it was written, folded. */
  readonly whole: string
  /** Without "UBND", "xã" and the like, which people mix up: a commune of old is a ward today. */
  readonly bare: string
  readonly words: readonly string[]
}

const offices = /^(ubnd|uy ban nhan dan|so tu phap|phong tu phap) /
const units = /^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tp|tinh) /

const strip = (folded: string) => folded.replace(offices, '').replace(units, '')

/** Reads what was typed, with or without marks. */
export function readNameQuery(text: string): NameQuery {
  const whole = foldName(text)
  const bare = strip(whole)
  return { whole, bare, words: bare.split(' ') }
}

/** How well the name of an agency fits; undefined when it does not. */
export function fitName({ bare, words }: NameQuery, name: string): Fit | undefined {
  // What stands behind the first comma is where it lies: "UBND xã An Hạc, huyện An Nguyên".
  const [head = '', ...place] = name.split(',')
  const own = strip(foldName(head))
  if (own === bare) return 0
  if (` ${own} `.includes(` ${bare} `)) return 1
  const all = ` ${own} ${foldName(place.join(' '))} `
  if (words.every(word => all.includes(` ${word} `))) return 2
  return words.every(word => all.includes(` ${word}`)) ? 3 : undefined
}
