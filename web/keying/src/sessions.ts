import type { SessionStore } from '../../offline/account/kept-account.ts'
import { createSessions } from '../../offline/account/session.ts'
import { openStore } from './store/database.ts'

const store: SessionStore = {
  async readKept(name) {
    // The store holds under a name only what `keep` put there.
    return (await (await openStore()).get('kept', name)) as never
  },
  async keep(name, value) {
    const database = await openStore()
    if (value === undefined) await database.delete('kept', name)
    else await database.put('kept', value, name)
  },
}

/** Signing in and out of the keying desk. */
export const sessions = createSessions(store, 'keying.key')
