import type { Field } from '../../../src/register/field.ts'
import { placeTones } from '../../../src/register/tone-placement.ts'
import type { Random } from '../../../src/training/random.ts'

const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']

/** A value as somebody wrongly reads or types it: another tone, a letter, a digit, or nothing at all; never the same. */
export function slip({ type, codeList }: Field, value: string, random: Random): string {
  if (random.chance(0.08)) return ''
  if (codeList !== undefined && /^\d$/.test(value)) return String((Number(value) % 3) + 1)
  const digits = [...value].flatMap((letter, at) => (/\d/.test(letter) ? [at] : []))
  if (type === 'partial-date' || digits.length > value.length / 2) {
    const at = random.pick(digits.length === 0 ? [0] : digits)
    const digit = (Number(value[at]) + random.integer(1, 9)) % 10
    return value.slice(0, at) + digit + value.slice(at + 1)
  }
  const vowels = [...value].flatMap((letter, at) =>
    /[aeiouyàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/i.test(letter) ? [at] : [],
  )
  const at = random.pick(vowels.length === 0 ? [0] : vowels)
  const bare = (value[at] ?? '').normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  const toned = `${value.slice(0, at)}${(bare + random.pick(tones)).normalize('NFC')}${value.slice(at + 1)}`
  return toned.normalize('NFC') === value ? `${value}g` : toned
}

/** The same value as somebody else writes it: no difference. */
export function restyle({ type }: Field, value: string, random: Random): string {
  if (!random.chance(0.1)) return value
  if (type === 'partial-date') return value.replaceAll('.', '/').replace(/^0/, '')
  return random.chance(0.5) ? placeTones(value, 'new') : ` ${value.normalize('NFD')}`
}
