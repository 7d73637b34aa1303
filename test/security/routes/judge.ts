import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import type { StatedRoute } from '../../../src/access/guard.ts'
import type { Right } from '../../../src/access/rights.ts'
import type { HttpServer } from '../../../src/platform/http/server.ts'
import { buildServer } from '../../../src/server.ts'
import { keys, type WorldRow } from '../model/rows.ts'
import { type View, viewOf } from '../model/view.ts'
import { agencyNames, country } from './country.ts'
import { fillCountry, type Visitor } from './fill-country.ts'
import { openRewindingApp, type RewindingApp } from './rewinding-app.ts'
import { tokenOf, viewOfSystem } from './system-routes.ts'
import { type RouteRow, requestOf, type Trial } from './trial.ts'

/** The system that calls, by the name of its token. */
const caller: Visitor = { cookies: {}, csrfToken: '', token: tokenOf(agencyNames.length) }

/** What a matrix is made of. */
export interface Stage {
  readonly app: RewindingApp
  readonly server: HttpServer
  readonly rows: readonly WorldRow[]
  readonly visitors: ReadonlyMap<number, Visitor>
  /** The fingerprint of the country as it was filled. */
  readonly untouched: string
}

/** A server with the country in its database, from which it is not changed for good any more. */
export async function openStage(): Promise<Stage> {
  const app = await openRewindingApp({ REQUESTS_PER_MINUTE: '10000000' })
  const server = await buildServer(app)
  await server.ready()
  const filled = await fillCountry(app)
  await app.hold()
  return { app, server, ...filled, untouched: await fingerprint(app) }
}

/** What came out for one route and one account. */
export interface Outcome {
  readonly combinations: number
  readonly through: number
  /** Sentences; those about something shown or changed that should not be begin with LEAK. */
  readonly complaints: readonly string[]
}

/** Refusals that tell nothing of the subject: they are the same where there is none, or say why to somebody who sees it anyway. */
const openRefusals = [
  'right.missing',
  'not-found',
  'page.crop-only',
  'cases.none',
  'package.name-the-book',
  'package.not-yours',
]

/** Tries a route on every subject as one account. What should be refused comes first, and must leave no trace all together. */
export async function judge(
  stage: Stage,
  route: StatedRoute,
  row: RouteRow,
  actor: number,
  as: 'person' | 'system' = 'person',
): Promise<Outcome> {
  const { app, rows } = stage
  const held = route.right === 'signed-in'
  const person = held ? viewOf(country, 1, 'agencies.read') : viewOf(country, actor, route.right as Right)
  const view = as === 'person' ? person : viewOfSystem(person, route)
  const visitor = as === 'person' ? stage.visitors.get(actor) : caller
  if (visitor === undefined) throw new Error(`actor ${actor} has not signed in`)
  const trials = row
    .trials(route.url, actor, rows)
    .filter(trial => view !== undefined || trial.onlyHolders !== true)
  const refused = trials.filter(trial => view === undefined || !trial.allowed(view))
  const complaints: string[] = []
  const note = (trial: Trial, complaint: string | undefined) => {
    if (complaint !== undefined) complaints.push(`${trial.relation}: ${complaint}`)
  }
  for (const trial of refused)
    note(trial, refusalProblem(await ask(stage, route, trial, visitor), row, trial))
  if (view !== undefined && route.method !== 'GET' && refused.length > 0)
    complaints.push(...(await findChanges(stage, route, refused, visitor)))
  const through = trials.filter(trial => !refused.includes(trial))
  for (const trial of view === undefined ? [] : through) {
    note(trial, await passageProblem(await ask(stage, route, trial, visitor), row, trial, view as View))
    if (route.method !== 'GET') await app.rewind()
  }
  return { combinations: trials.length, through: through.length, complaints }
}

function ask(
  { server }: Stage,
  route: StatedRoute,
  trial: Trial,
  visitor: Visitor,
): Promise<LightMyRequestResponse> {
  return server.inject(requestOf(route.method, trial, visitor))
}

const codeOf = (answer: LightMyRequestResponse) => (answer.statusCode < 400 ? '' : String(answer.json().code))
const isThrough = (answer: LightMyRequestResponse, { passes = [] }: RouteRow) =>
  answer.statusCode < 400 || passes.includes(codeOf(answer))

function refusalProblem(answer: LightMyRequestResponse, row: RouteRow, trial: Trial): string | undefined {
  const said = `${answer.statusCode} ${codeOf(answer)}`
  if (isThrough(answer, row)) return `LEAK: gets through (${said})`
  if (!openRefusals.includes(codeOf(answer))) return `LEAK: the refusal tells of it (${said})`
  const told = trial.marks.filter(mark => answer.body.includes(mark))
  return told.length === 0 ? undefined : `LEAK: the refusal shows ${told}`
}

async function passageProblem(
  answer: LightMyRequestResponse,
  row: RouteRow,
  trial: Trial,
  view: View,
): Promise<string | undefined> {
  if (!isThrough(answer, row))
    return `should get through: ${answer.statusCode} ${codeOf(answer)} ${answer.body.slice(0, 200)}`
  const missing = trial.shows?.(view).filter(mark => !answer.body.includes(mark)) ?? []
  if (missing.length > 0) return `does not show ${missing}`
  const complaint = await trial.complain?.(answer, view)
  return complaint === undefined ? undefined : `LEAK: ${complaint}`
}

/** Which of some refused requests changed something after all. */
async function findChanges(
  stage: Stage,
  route: StatedRoute,
  refused: readonly Trial[],
  visitor: Visitor,
): Promise<readonly string[]> {
  const { app, untouched } = stage
  const after = await fingerprint(app)
  await app.rewind()
  if (after === untouched) return []
  const found: string[] = []
  for (const trial of refused) {
    await ask(stage, route, trial, visitor)
    if ((await fingerprint(app)) !== untouched) found.push(`${trial.relation}: LEAK: it was changed`)
    await app.rewind()
  }
  return found
}

/** The state of everything but the journal, which notes some refusals, and the times of sessions. */
async function fingerprint(app: RewindingApp): Promise<string> {
  const owned = Object.keys(keys).filter(table => !table.startsWith('journal'))
  const whole = [
    ...owned,
    'agency',
    'agency_succession',
    'account',
    'credential',
    'setting',
    'access_token',
    'webhook',
  ]
  const parts = [
    ...whole.map(table => `(select sum(hashtextextended(t::text, 0)) from ${table} t)`),
    '(select count(*) from session where revoked_at is null)',
  ]
  return app.database.transaction({ scope: 'all' }, async tx => {
    const { rows } = await sql<{ print: string }>`
      select concat_ws(' ', ${sql.raw(parts.join(', '))}) as print`.execute(tx)
    return rows[0]?.print ?? ''
  })
}
