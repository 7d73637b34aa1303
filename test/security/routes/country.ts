import { roles } from '../../../src/access/schema.ts'
import type { World } from '../model/world.ts'

/** The agencies of the matrix, as seen from the district X, in which most of its accounts work. */
export const agencyNames = [
  'parent (province)',
  'own agency',
  'child',
  'sibling',
  'predecessor wholly taken over',
  'predecessor divided between us and the sibling',
  'other province',
  'commune of the other province',
  'child of the predecessor',
] as const
const [P, X, C, S, M, V, Q, QC, MC] = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** Each book with its relation to X. */
const listed = [
  { name: 'own', agency: X, kind: 'KS', keeper: null },
  { name: 'own, adoptions', agency: X, kind: 'CN', keeper: null },
  { name: 'child', agency: C, kind: 'KS', keeper: null },
  { name: 'parent', agency: P, kind: 'KS', keeper: null },
  { name: 'sibling', agency: S, kind: 'KS', keeper: null },
  { name: 'predecessor wholly taken over', agency: M, kind: 'KS', keeper: null },
  { name: 'child of that predecessor', agency: MC, kind: 'KS', keeper: null },
  { name: 'predecessor divided, kept by us', agency: V, kind: 'KS', keeper: X },
  { name: 'predecessor divided, kept by the sibling', agency: V, kind: 'KS', keeper: S },
  { name: 'predecessor divided, unanswered', agency: V, kind: 'KS', keeper: null },
  { name: 'predecessor divided, unanswered, recognitions', agency: V, kind: 'CMC', keeper: null },
  { name: 'own, handed to the sibling', agency: X, kind: 'KS', keeper: S },
  { name: 'of the sibling, handed to us', agency: S, kind: 'KS', keeper: X },
  { name: 'own, assigned', agency: X, kind: 'KS', keeper: null },
  { name: 'own, assigned in crops', agency: X, kind: 'KS', keeper: null },
  { name: 'own, adoptions, assigned', agency: X, kind: 'CN', keeper: null },
  { name: 'of the sibling, assigned', agency: S, kind: 'KS', keeper: null },
  { name: 'other province', agency: QC, kind: 'KS', keeper: null },
] as const
export const bookNames = listed.map(({ name }) => name)
const bookNamed = (name: (typeof listed)[number]['name']) => bookNames.indexOf(name)

/** Account 0 asks for what others decide. Then every role at X, every role at the province; then, to be acted upon, one at each agency. */
const roleCount = roles.length
const accounts = [
  { agency: P, role: 'registrar' as const },
  ...roles.map(role => ({ agency: X, role })),
  ...roles.map(role => ({ agency: P, role })),
  ...agencyNames.map((_, agency) => ({ agency, role: 'registrar' as const })),
]
/** Works for the whole province: may be given books by anybody in it. */
export const provinceScanner = 1 + roleCount + roles.indexOf('scanner')
export const actors = Array.from({ length: 2 * roleCount }, (_, at) => at + 1).filter(
  // Nobody has assigned anything to the contractors of the province.
  actor => actor <= roleCount || !['scanner', 'keyer', 'checker'].includes(accounts[actor]?.role ?? ''),
)
export const accountSubjects = agencyNames.map((_, agency) => 1 + 2 * roleCount + agency)

const contractors = actors.filter(
  actor =>
    ['scanner', 'keyer', 'checker'].includes(accounts[actor]?.role ?? '') && accounts[actor]?.agency === X,
)
const assignedBooks = [
  'own, assigned',
  'own, assigned in crops',
  'own, adoptions, assigned',
  'of the sibling, assigned',
] as const

/** Who keys a book of the matrix: a contractor's keyer where it is assigned, else the registrar at X. */
export const keyerOf = (book: number) =>
  1 +
  roles.indexOf((assignedBooks as readonly string[]).includes(bookNames[book] ?? '') ? 'keyer' : 'registrar')

export const croppedBook = bookNamed('own, assigned in crops')

const merged = '2025-07-01'
const always = { from: '1945-09-02', to: null }
const ended = { from: '1945-09-02', to: merged }

/** A province with two districts, of which one took over a third wholly and a fourth in part; and another province. */
export const country: World = {
  today: '2026-01-01',
  agencies: [
    { level: 'province', parent: null, ...always },
    { level: 'district', parent: P, ...always },
    { level: 'commune', parent: X, ...always },
    { level: 'district', parent: P, ...always },
    { level: 'district', parent: P, ...ended },
    { level: 'district', parent: P, ...ended },
    { level: 'province', parent: null, ...always },
    { level: 'commune', parent: Q, ...always },
    { level: 'commune', parent: M, ...always },
  ],
  successions: [
    { predecessor: M, successor: X, extent: 'full', onDate: merged },
    { predecessor: V, successor: X, extent: 'partial', onDate: merged },
    { predecessor: V, successor: S, extent: 'partial', onDate: merged },
  ],
  books: listed,
  accounts,
  assignments: contractors.flatMap(account =>
    assignedBooks.map(name => ({ account, book: bookNamed(name) })),
  ),
}
