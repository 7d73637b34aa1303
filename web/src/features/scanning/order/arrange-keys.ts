import type { KeyboardEvent } from 'react'
import { pageRoles } from '../../../../../src/scanning/order/schema.ts'
import type { Acts } from './arrange-bar.tsx'

/** What a key does with the chosen pages; undefined when it means nothing. */
export function keyAct(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  acts: Acts,
  hasChosen: boolean,
  mayArrange: boolean,
  columns: number,
): (() => void) | undefined {
  if (!mayArrange) return undefined
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? acts.undo : undefined
  if (!hasChosen) return undefined
  if (altKey) {
    const places = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key]
    return places === undefined ? undefined : () => acts.push(places)
  }
  const role = /^[1-6]$/.test(key) ? pageRoles[Number(key) - 1] : undefined
  if (role !== undefined) return () => acts.role(role)
  return { Delete: acts.aside, m: acts.move, N: acts.count }[key]
}
