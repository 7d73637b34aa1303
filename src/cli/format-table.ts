/** A column of a table on the terminal. */
export interface TableColumn {
  readonly head: string
  readonly align?: 'right'
}

/**
 * A table of text, each column as wide as its widest cell. Names of files may hold anything: control characters, which could steer the terminal, are shown
 * as `�`.
 */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ head }) => head), ...rows].map(row => row.map(printable))
  const widths = columns.map((_, at) =>
    lines.reduce((most, row) => Math.max(most, textWidth(row[at] ?? '')), 0),
  )
  const rule = widths.map(width => '─'.repeat(width)).join('  ')
  const [head = '', ...body] = lines.map(row =>
    columns
      .map(({ align }, at) => {
        const cell = row[at] ?? ''
        const blanks = ' '.repeat((widths[at] ?? 0) - textWidth(cell))
        return align === 'right' ? blanks + cell : cell + blanks
      })
      .join('  ')
      .trimEnd(),
  )
  return [head, rule, ...body].join('\n')
}

/** How many cells of the terminal a text takes: marks over and under a letter take none. */
export function textWidth(text: string): number {
  return [...text.normalize('NFC').replace(/\p{M}/gu, '')].length
}

/** A text that can be printed on one line. */
export function printable(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
