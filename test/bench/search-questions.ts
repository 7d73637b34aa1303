import { sql } from 'kysely'
import { findActingAgencies } from '../../src/agencies/acting-agencies.ts'
import type { Transaction } from '../../src/platform/postgres/database.ts'
import { findKind } from '../../src/register/kind.ts'
import { foldName } from '../../src/register/names.ts'
import { createRandom, type Random } from '../../src/training/random.ts'

/** The ways of asking that are told apart. */
export const ways = [
  'name and birth year',
  'name and another person',
  'name and commune',
  'without marks, year',
  'other order, year',
  'one slip, year',
  'particle left out, year',
  'number and commune',
  'identity number',
  'common name alone',
] as const
export type Way = (typeof ways)[number]

export interface SearchQuestion {
  readonly way: Way
  readonly text: string
  /** The record that is meant; null when any answer will do. */
  readonly record: string | null
  /** What everybody who answers just as well has in common. */
  readonly name: string
  readonly year: number | null
  /** Who else is to be in the record. */
  readonly other?: string
  readonly agencyId: string
  /** Whose questions these are when a commune asks: its agency of today and those it acts for. */
  readonly commune: { readonly agencyId: string; readonly agencies: readonly string[] }
}

interface SampledPerson {
  readonly role: string
  readonly name: string
  readonly born_from: string | null
  readonly born_to: string | null
  readonly identity_number: string | null
}

interface SampledRecord {
  readonly agency_id: string
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly year: number
  readonly agency_name: string
  readonly people: readonly SampledPerson[]
}

/** Questions about the people of some records drawn by lot, the same for the same seed; the truth is the record each was drawn from. */
export async function drawQuestions(
  tx: Transaction,
  records: number,
  seed: number,
): Promise<readonly SearchQuestion[]> {
  const random = createRandom(seed, 60)
  const common = await listCommonNames(tx)
  const questions: SearchQuestion[] = []
  const communes = new Map<string, SearchQuestion['commune']>()
  for (const record of await sampleRecords(tx, records, seed)) {
    const commune = communes.get(record.agency_id) ?? (await findCommune(tx, record.agency_id))
    communes.set(record.agency_id, commune)
    for (const [way, question] of askAbout(record, random)) {
      questions.push({ ...question, way, agencyId: record.agency_id, commune })
    }
    const name = common[questions.length % common.length]
    if (name === undefined || questions.length % 3 !== 0) continue
    const rest = { record: null, year: null, agencyId: record.agency_id, commune }
    questions.push({ way: 'common name alone', text: name, name, ...rest })
  }
  return shuffle(questions, random)
}

type Drawn = Pick<SearchQuestion, 'text' | 'record' | 'name' | 'year' | 'other'>

function* askAbout(record: SampledRecord, random: Random): Generator<readonly [Way, Drawn]> {
  const mains = findKind(record.kind)?.persons.filter(person => person.main) ?? []
  const person = random.pick(record.people.filter(each => mains.some(main => main.prefix === each.role)))
  if (person === undefined || person.born_from === null) return
  const { name } = person
  const year = Number(person.born_from.slice(0, 4))
  const truth = { record: record.id, name, year }
  const words = name.split(' ')
  const folded = foldName(name)
  yield ['name and birth year', { ...truth, text: `${name} ${year}` }]
  yield ['without marks, year', { ...truth, text: `${folded} ${year}` }]
  yield ['other order, year', { ...truth, text: `${[...words.slice(1), words[0]].join(' ')} ${year}` }]
  yield ['one slip, year', { ...truth, text: `${slip(folded, random)} ${year}` }]
  const bare = words.filter((word, at) => at === 0 || at === words.length - 1 || !/^(Thị|Văn)$/.test(word))
  if (bare.length < words.length && bare.length > 1)
    yield ['particle left out, year', { ...truth, text: `${bare.join(' ')} ${year}` }]
  const other = record.people.find(each => each.role !== person.role && each.name !== name)
  if (other !== undefined)
    yield [
      'name and another person',
      { ...truth, year: null, other: other.name, text: `${name} ${other.name}` },
    ]
  const commune = record.agency_name.replace(/^UBND /, '').split(',')[0] ?? ''
  yield ['name and commune', { ...truth, year: null, text: `${name}, ${commune}` }]
  yield [
    'number and commune',
    { ...truth, year: null, text: `${record.kind} ${record.number}/${record.year}, ${commune}` },
  ]
  if (person.identity_number !== null)
    yield ['identity number', { ...truth, year: null, text: person.identity_number }]
}

/** A letter of one syllable changed, left out, put in or swapped with its neighbour; never in the short words that make other names. */
function slip(folded: string, random: Random): string {
  const words = folded.split(' ')
  const at = words.reduce((best, word, i) => (word.length > (words[best]?.length ?? 0) ? i : best), 0)
  const word = words[at] ?? ''
  const place = random.integer(1, Math.max(1, word.length - 2))
  const letter = random.pick([...'aehiknotu'])
  const slips = [
    word.slice(0, place) + letter + word.slice(place + 1),
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place) + letter + word.slice(place),
    word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2),
  ]
  return words.with(at, random.pick(slips)).join(' ')
}

async function sampleRecords(tx: Transaction, count: number, seed: number): Promise<SampledRecord[]> {
  const { rows } = await sql<SampledRecord>`
    with sampled as materialized (
      select r.agency_id, r.id, r.kind, r.number, r.year
      from record r tablesample bernoulli (
        ${sql.raw(`(select least(100, 130.0 * ${Number(count)} / greatest(count(*), 1)) from record)`)}) repeatable (${seed})
      where r.kind <> 'CMC' and r.removed_at is null limit ${count})
    select s.*, a.name as agency_name, (
      select json_agg(json_build_object('role', m.role, 'name', n.text, 'born_from', m.born_from, 'born_to', m.born_to,
        'identity_number', m.identity_number) order by m.role)
      from mention m join name n on n.id = m.name_id
      where m.agency_id = s.agency_id and m.record_id = s.id and m.variant = 0) as people
    from sampled s join agency a on a.id = s.agency_id order by s.agency_id, s.id`.execute(tx)
  return rows.filter(row => row.people !== null)
}

async function listCommonNames(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select n.text from (select name_id, count(*) from mention tablesample system (2) repeatable (7) group by 1 order by 2 desc limit 25) m
    join name n on n.id = m.name_id`.execute(tx)
  return [...rows.map(row => row.text), 'nguyễn', 'hoa', 'nguyen thi', 'van']
}

async function findCommune(tx: Transaction, agencyId: string): Promise<SearchQuestion['commune']> {
  const { rows } = await sql<{ id: string }>`
    select successor_id as id from agency_succession where predecessor_id = ${agencyId} and extent = 'full'`.execute(
    tx,
  )
  const today = rows[0]?.id ?? agencyId
  const { whole } = await findActingAgencies(tx, today, { below: true })
  return { agencyId: today, agencies: whole }
}

/** How many records answer a question as well as the one meant: the same name (without marks) and, where one is asked for, a birth in that year. */
export async function countEquals(
  tx: Transaction,
  { way, name, year, other, agencyId, commune }: SearchQuestion,
  scope: 'all' | 'commune',
): Promise<number> {
  const agencies = way === 'name and commune' ? [agencyId] : scope === 'commune' ? commune.agencies : null
  const { rows } = await sql<{ count: number }>`
    select count(distinct record_id)::int as count from mention m
    where m.name_id in (select id from name where folded = any(${answering(way, foldName(name))}))
      and (${year}::int is null or (m.born_from <= make_date(${year}, 12, 31) and m.born_to >= make_date(${year}, 1, 1)))
      and (${agencies}::uuid[] is null or m.agency_id = any(${agencies}))
      and (${other === undefined} or exists (select from mention o where o.agency_id = m.agency_id and o.record_id = m.record_id
        and o.name_id in (select id from name where folded = ${foldName(other ?? '')})))`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The folded names that answer a question as well: typed without Thị or Văn, those with either. */
function answering(way: Way, folded: string): readonly string[] {
  if (way !== 'particle left out, year') return [folded]
  const [family = '', ...rest] = folded.split(' ').filter((word, at) => at === 0 || !/^(thi|van)$/.test(word))
  return ['', 'thi', 'van'].map(particle => [family, particle, ...rest].filter(word => word !== '').join(' '))
}

function shuffle<T>(list: T[], random: Random): T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = random.integer(0, at)
    const held = list[at]
    const swapped = list[other]
    if (held === undefined || swapped === undefined) continue
    list[at] = swapped
    list[other] = held
  }
  return list
}
