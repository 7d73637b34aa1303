/** A value for a column: objects go to jsonb, arrays to array columns, bytes to bytea, dates to timestamptz. */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | readonly (string | number | null)[]
  | { readonly [key: string]: unknown }

/** A row as COPY writes it: every column in its text form. */
export type CopiedRow = readonly (string | null)[]

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters COPY escapes.
const special = /[\\\t\n\r\x08\f\v]/g

/** One line of COPY's text format (PostgreSQL manual, COPY, "Text Format"), with its line feed. */
export function formatCopyRow(row: readonly CopyValue[]): string {
  return `${row.map(formatCopyValue).join('\t')}\n`
}

function formatCopyValue(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  if (isList(value)) return escapeText(formatArray(value))
  return escapeText(JSON.stringify(value))
}

const isList = (value: object): value is readonly (string | number | null)[] => Array.isArray(value)

function escapeText(text: string): string {
  return text.replace(special, found => escapes[found] ?? found)
}

/** An array literal; every element in quotes, so that none reads as NULL or as a brace. */
function formatArray(items: readonly (string | number | null)[]): string {
  return `{${items.map(item => (item === null ? 'NULL' : `"${String(item).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`
}

const unescapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** Reads a line of COPY's text format, without its line feed. */
export function parseCopyRow(line: string): CopiedRow {
  const fields: (string | null)[] = line.split('\t')
  if (!line.includes('\\')) return fields
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? ''
    if (field.includes('\\')) fields[at] = parseCopyField(field)
  }
  return fields
}

function parseCopyField(field: string): string | null {
  if (field === '\\N') return null
  return field.replace(/\\(.)/g, (_whole, letter: string) => unescapes[letter] ?? letter)
}
