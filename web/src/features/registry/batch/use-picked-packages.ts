import { useState } from 'react'
import type { Package } from '../../../../../src/checking/schema.ts'

/** The packages picked out of a list to be deposited together. */
export interface PickedPackages {
  /** Those that still are in the list and ready. */
  readonly packages: readonly Package[]
  readonly ready: readonly Package[]
  has(pack: Package): boolean
  toggle(pack: Package): void
  /** Picks all that are ready, or none when all are picked. */
  toggleAll(): void
  clear(): void
}

/** Whether a package can be deposited: checked, with its PDFs, of a known book. */
export function isReady({ state, zipName, bookId, progress }: Package): boolean {
  return state === 'checked' && zipName !== null && bookId !== null && progress === null
}

/** Keeps which packages of a list are picked. */
export function usePickedPackages(list: readonly Package[]): PickedPackages {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const ready = list.filter(isReady)
  const packages = ready.filter(({ id }) => picked.has(id))
  return {
    packages,
    ready,
    has: ({ id }) => picked.has(id),
    toggle: ({ id }) =>
      setPicked(old => {
        const next = new Set(old)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    toggleAll: () =>
      setPicked(packages.length === ready.length ? new Set() : new Set(ready.map(({ id }) => id))),
    clear: () => setPicked(new Set()),
  }
}
