import { foldName } from '../../../register/names.ts'
import type { Asking } from '../asking.ts'
import { nameModel } from '../names/name-model.ts'
import { personOf } from './same-person.ts'

/** So much likelier one sex must be than the other. */
const certain = 20

/** The code of the sex a person's name tells of (Thị, Văn, given names of one sex); undefined when it tells of none. */
export function likelySex({ kind, field, values, dictionary }: Asking): string | undefined {
  const person = personOf(kind, field.id)
  if (person === undefined) return undefined
  if (person.fixedSex !== undefined) return String(person.fixedSex)
  const [, ...words] = foldName(values[person.fields.name] ?? '').split(' ')
  const texts = new Set((values[person.fields.name] ?? '').toLowerCase().split(' ').slice(1))
  if (words.length > 1 && texts.has('thị')) return '2'
  const model = nameModel(dictionary)
  const [men, women] = ([1, 2] as const).map(sex => {
    let chance = 1
    for (const [at, key] of words.entries()) {
      const known = model
        .wordsWith(key.charAt(0))
        .filter(word => texts.has(word.text.toLowerCase()) && word.key === key)
      const isLast = at === words.length - 1
      for (const word of known) chance *= (isLast ? word.given[sex] : word.middle[sex]) + 1e-4
    }
    return chance
  })
  if (men === undefined || women === undefined) return undefined
  if (men > women * certain) return '1'
  return women > men * certain ? '2' : undefined
}
