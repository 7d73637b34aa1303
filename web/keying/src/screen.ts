/** What the application shows: the batches, or one of them on the desk. */
export type Screen =
  | { readonly view: 'batches' }
  | { readonly view: 'desk'; readonly agency: string; readonly batch: string }

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const pattern = new RegExp(`^#dot=(${uuid})/(${uuid})$`, 'i')

/** Reads the part of the address behind #; anything unknown is the list of batches. */
export function parseScreen(hash: string): Screen {
  const [, agency, batch] = pattern.exec(hash) ?? []
  return agency === undefined || batch === undefined ? { view: 'batches' } : { view: 'desk', agency, batch }
}

/** The address of a screen, from # on. */
export function formatScreen(screen: Screen): string {
  return screen.view === 'batches' ? '#' : `#dot=${screen.agency}/${screen.batch}`
}
