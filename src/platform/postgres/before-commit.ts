type Act = () => Promise<void>

const pending = new WeakMap<object, Map<string, Act>>()

/**
 * Does something once at the end of a transaction, inside it: what follows from all its changes together. The same key twice is one act. Acts run in the order of
 * their keys, so that two transactions that lock the same rows there lock them in the same order.
 */
export function beforeCommit(tx: object, key: string, act: Act): void {
  const acts = pending.get(tx) ?? new Map<string, Act>()
  pending.set(tx, acts.set(key, act))
}

/** Runs what was asked for, and what that asks for in turn. */
export async function runBeforeCommit(tx: object): Promise<void> {
  for (let acts = pending.get(tx); acts !== undefined; acts = pending.get(tx)) {
    pending.delete(tx)
    for (const [, act] of [...acts].sort(([a], [b]) => (a < b ? -1 : 1))) await act()
  }
}
