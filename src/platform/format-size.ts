const units = ['byte', 'kB', 'MB', 'GB', 'TB'] as const

/** A size for people, with a decimal comma as Vietnamese writes it: `2 GB`, `1,5 MB`. */
export function formatSize(sizeBytes: number): string {
  const power = sizeBytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(sizeBytes) / 10))
  const value = Math.round((sizeBytes / 1024 ** power) * 10) / 10
  return `${String(value).replace('.', ',')} ${units[power] ?? 'byte'}`
}
