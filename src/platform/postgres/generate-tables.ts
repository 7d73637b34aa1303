import type { ClientBase } from 'pg'

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly default: boolean
  readonly check: string | null
  readonly comment: string | null
}

const columnQuery = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
    not a.attnotnull as nullable, a.atthasdef as default,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%') as check,
    obj_description(c.oid, 'pg_class') as comment
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  order by c.relname collate "C", a.attnum`

/** How a column's type looks in TypeScript: what is read, and what may be written where that differs. See types.ts. */
const scalarTypes: Readonly<Record<string, readonly [read: string, write?: string]>> = {
  uuid: ['string'],
  text: ['string'],
  date: ['string'],
  tsvector: ['string'],
  boolean: ['boolean'],
  smallint: ['number'],
  integer: ['number'],
  bigint: ['number'],
  real: ['number'],
  'double precision': ['number'],
  bytea: ['Buffer'],
  'timestamp with time zone': ['Date', 'Date | string'],
  // Written as JSON text (pg would turn an array into a PostgreSQL array); read as unknown and decoded with zod.
  jsonb: ['unknown', 'string'],
}

/** Writes tables.ts from the schema of a database that has every migration. */
export async function generateTables(client: ClientBase): Promise<string> {
  const { rows } = await client.query<Column>(columnQuery)
  const names = [...new Set(rows.map(row => row.table))]
  const tables = names.map(name => [name, rows.filter(row => row.table === name)] as const)
  const interfaces = tables.map(([table, columns]) => {
    const comment = columns[0]?.comment
    const lines = columns.map(column => fit(`  ${column.column}: ${typeOf(column)}`))
    return `${comment == null ? '' : `/** ${comment} */\n`}export interface ${interfaceName(table)} {\n${lines.join('')}}\n`
  })
  const index = tables.map(([table]) => `  ${table}: ${interfaceName(table)}\n`)
  return [
    '// Written by generate-tables.ts from the migrations; `npx vitest run --project db tables -u` writes it anew.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** Every table. */',
    `export interface Tables {\n${index.join('')}}`,
    '',
    interfaces.join('\n'),
  ].join('\n')
}

/** One line where it fits, else one line a member, as the formatter would. */
function fit(line: string): string {
  return line.length <= 110 ? `${line}\n` : `${line.replace(': ', ': | ').replaceAll(' | ', '\n    | ')}\n`
}

function interfaceName(table: string): string {
  return `${table.replace(/(^|_)([a-z])/g, (_whole, _gap, letter: string) => letter.toUpperCase())}Table`
}

function typeOf(column: Column): string {
  const array = column.type.endsWith('[]')
  const [read, write] = scalarTypes[array ? column.type.slice(0, -2) : column.type] ?? []
  if (read === undefined)
    throw new Error(`${column.table}.${column.column}: no TypeScript type for ${column.type}`)
  const plain = array ? `${read}[]` : (union(column.check) ?? read)
  const orNull = (type: string) => (column.nullable && type !== 'unknown' ? `${type} | null` : type)
  if (write === undefined) return column.default ? `Generated<${orNull(plain)}>` : orNull(plain)
  const insert = orNull(write) + (column.default || column.nullable ? ' | undefined' : '')
  return `ColumnType<${orNull(plain)}, ${insert}, ${orNull(write)}>`
}

/** `check (state in ('a', 'b'))` as `'a' | 'b'`. */
function union(check: string | null): string | undefined {
  const words = [...(check ?? '').matchAll(/'([^']*)'::text/g)].map(match => `'${match[1] ?? ''}'`)
  return words.length === 0 ? undefined : words.join(' | ')
}
