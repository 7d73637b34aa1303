/** What a line says beside its action, as `name: value` pairs; lists and nested facts as JSON. */
export function detailText(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(
      ([name, value]) =>
        `${name}: ${typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)}`,
    )
    .join(', ')
}

/** A subject `record:0198c0de-…` shortened to what a person can compare; the whole stands in the tooltip. */
export function shortSubject(subject: string): string {
  return subject.replace(
    /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}([0-9a-f]{4})/g,
    '$1…$2',
  )
}
