/** A count with its English noun: `1 row`, `2 rows`, `1,204 rows`. */
export function plural(count: number | string, one: string, many: string): string {
  return `${count} ${String(count) === '1' ? one : many}`
}
