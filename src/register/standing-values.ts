import type { EntryValues } from './entry.ts'

/** What a note has a record say: field → new value, from a day on (`YYYY-MM-DD`). */
export interface NotedChanges {
  readonly changes: Readonly<Record<string, string>>
}

/** The values of an entry after some of its notes, given in the order of their days; the entry's own values stay where no note has another. */
export function applyNotes(fields: EntryValues, notes: readonly NotedChanges[]): EntryValues {
  return Object.assign({}, fields, ...notes.map(note => note.changes))
}
