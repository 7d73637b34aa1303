import type { Setup } from '../setup/read-setup.ts'

/** The fields of an entry that are keyed a second time; `drawn`: the sample's lot fell on it. None: the first reading is the last. */
export function secondFields(
  { mode, fieldModes, fields }: Pick<Setup, 'mode' | 'fieldModes' | 'fields'>,
  drawn: boolean,
): readonly string[] {
  const twice = mode === 'double' || (mode === 'sample' && drawn)
  return fields.filter(field => (fieldModes[field] ?? (twice ? 'double' : 'single')) === 'double')
}
