import type { Phase } from '../../../../src/plan/schema.ts'
import { kindOrder } from '../../../../src/register/kind-order.ts'

/** A phase to be filled in, beside those that there are: the years before the earliest of them. */
export function newPhase(name: string, others: readonly Phase[]): Phase {
  const ids = new Set(others.map(phase => phase.id))
  let at = others.length + 1
  while (ids.has(`p-${at}`)) at++
  const last = others.at(-1)
  const before = last?.yearFrom == null ? null : last.yearFrom - 1
  return {
    ...{ id: `p-${at}`, name, track: last?.track ?? '', levels: [...(last?.levels ?? ['commune'])] },
    ...{ yearFrom: null, yearTo: before, kinds: [...kindOrder], fromOn: null, toOn: null },
    ...{ leadId: null, joiningIds: [], note: '' },
  }
}
