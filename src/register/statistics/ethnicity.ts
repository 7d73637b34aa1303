import { findCode } from '../code-list.ts'

/** The number of the Kinh in the list of the 54 ethnic groups. */
export const kinh = 1

/** The number of a group that has none: `Khác`. */
export const otherGroup = 99

const known = new Map<string, number>()
/** Slips make ever new spellings; the right ones are a few hundred. */
const most = 5000

/** The number of an ethnic group (1 Kinh … 54, 55 foreigners, 99 another one) by its name; 0: the entry does not say. */
export function ethnicGroupOf(name: string): number {
  const found = known.get(name)
  if (found !== undefined) return found
  const group = read(name)
  if (known.size < most) known.set(name, group)
  return group
}

function read(text: string): number {
  const found = text === '' ? undefined : findCode('dan_toc', text)
  if (found === undefined) return 0
  if (found.code !== '') return Number(found.code)
  return found.name === 'Khác' ? otherGroup : 0
}
