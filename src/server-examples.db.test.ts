import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { guardRoutes } from './access/guard.ts'
import { registerAccessRoutes } from './access/routes.ts'
import { addSystem } from './access/systems/testing.ts'
import { addAccount, addAgency, signInAs } from './access/testing.ts'
import { describeApi } from './openapi/describe-api.ts'
import { type Example, examples, ids } from './openapi/examples/examples.ts'
import { showExamples } from './openapi/examples/show-examples.ts'
import { registerOpenApiRoutes } from './openapi/routes.ts'
import { createHttpServer, type HttpServer } from './platform/http/server.ts'
import { openTestApp, type TestApp } from './platform/testing/test-database.ts'
import { noteFile } from './platform/vault/note-file.ts'
import { registerRegistryRoutes } from './registry/routes.ts'
import { sampleBirths } from './registry/testing/sample-rows.ts'
import { writePackage } from './registry/testing/write-package.ts'
import { registerReportRoutes } from './reports/routes.ts'

/*
 * Every documented example is called on a server with a small registry. What it answers must fit the documented schema and be the
 * documented answer: answers.json and docs/api.md are written from here (vitest -u).
 */
let app: TestApp
let server: HttpServer
let dir: string
let origin: string
let token: string
/** The ids of the documents → those of this registry. */
const real = new Map<string, string>()

const operationSchema = z.looseObject({
  operationId: z.string().optional(),
  responses: z.record(z.string(), z.unknown()),
})
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.unknown(),
})

beforeAll(async () => {
  app = await openTestApp()
  server = await createHttpServer(app)
  await describeApi(server)
  guardRoutes(server, app)
  registerOpenApiRoutes(server)
  registerAccessRoutes(server, app)
  registerRegistryRoutes(server, app, { isolate: false })
  registerReportRoutes(server, app)
  origin = await server.listen({ port: 0, host: '127.0.0.1' })
  dir = await mkdtemp(join(tmpdir(), 'sogoc-contract-'))
  const province = await addAgency(app, '49', 'province')
  const agencyId = await addAgency(app, '20551', 'commune', province)
  real.set(ids.agency, agencyId)
  real.set(ids.package, await addPackage(agencyId))
  await addAccount(app, 'quan-tri', 'administrator', province)
  const administrator = await signInAs(server, 'quan-tri')
  const system = await addSystem(server, administrator, {
    agencyId,
    role: 'registrar',
    rights: [
      ...['packages.deposit', 'records.search', 'records.read', 'records.confidential', 'identity.read'],
      ...['extracts.issue', 'statistics.read'],
    ],
  })
  token = system.token
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})

/** A package as the check leaves it. */
async function addPackage(agencyId: string): Promise<string> {
  const files = await writePackage({ dir, kind: 'KS', year: 1997, volume: '01', rows: sampleBirths(3) })
  const id = newId()
  const [xlsx, zip] = [await app.vault.putFile(files.xlsxPath), await app.vault.putFile(files.zipPath)]
  await app.database.transaction({ scope: 'all' }, async tx => {
    await noteFile(tx, agencyId, xlsx, 'application/octet-stream')
    await noteFile(tx, agencyId, zip, 'application/zip')
  })
  await app.asOwner(client =>
    client.query(
      `insert into package (agency_id, id, xlsx, xlsx_name, zip, zip_name, state) values ($1, $2, $3, 'KS.1997.01.xlsx', $4, 'KS.1997.01.zip', 'checked')`,
      [agencyId, id, xlsx.digest, zip.digest],
    ),
  )
  return id
}

const withReal = (text: string) => [...real].reduce((all, [id, ours]) => all.replaceAll(id, ours), text)

async function call({ method, url, body }: Example): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${origin}${withReal(url)}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: withReal(JSON.stringify(body)) }),
  })
  return { status: response.status, answer: await response.json() }
}

const issued: Readonly<Record<string, unknown>> = {
  issuedOn: '2026-01-02',
  year: 2026,
  code: 'K7MT-4BHV-P29N',
}

/** The answer with what differs in every run replaced: ids by those of the documents, times, durations, digests. */
function settle(answer: unknown): unknown {
  const known = new Map([...real].map(([id, ours]) => [ours, id]))
  const next = () => `0198a000-0000-7000-8000-${String(known.size + 100).padStart(12, '0')}`
  const walk = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map(item => walk(item))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [
          name,
          // A paper is issued in the year in which the test runs.
          'issuedOn' in value && ['issuedOn', 'year', 'code'].includes(name)
            ? issued[name]
            : walk(item, name),
        ]),
      )
    if (['tookMs', 'seconds'].includes(key)) return 1
    if (typeof value !== 'string') return value
    if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return '2026-01-02T03:04:05.678Z'
    if (/^he-thong-/.test(value)) return 'he-thong-0198a000'
    if (/^[0-9a-f]{64}$/.test(value)) return '0'.repeat(64)
    if (!/^[0-9a-f-]{36}$/.test(value)) return value
    const id = known.get(value) ?? next()
    known.set(value, id)
    return id
  }
  return walk(answer)
}

describe('every documented call', () => {
  const seen: Record<string, unknown> = {}

  test('answers as documented', async () => {
    const document = documentSchema.parse(await (await fetch(`${origin}/api/openapi.json`)).json())
    const operations = Object.values(document.paths).flatMap(methods => Object.values(methods))
    for (const example of examples) {
      const { status, answer } = await call(example)
      expect([example.operation, status, answer]).toEqual([example.operation, example.status ?? 200, answer])
      const schema = schemaOf(
        operations.find(({ operationId }) => operationId === example.operation),
        example.status ?? 200,
      )
      expect([example.operation, complaints(schema, document.components, answer)]).toEqual([
        example.operation,
        [],
      ])
      if (example.operation === 'searchRecords') real.set(ids.record, getFirst(answer))
      seen[`${example.operation}.${example.name}`] = settle(answer)
    }
    await expect(`${JSON.stringify(seen, null, 2)}\n`).toMatchFileSnapshot('openapi/examples/answers.json')
  })

  test('and stands so in docs/api.md', async () => {
    const path = join(import.meta.dirname, '../docs/api.md')
    const shown = examples.map(example => ({
      ...example,
      answer: seen[`${example.operation}.${example.name}`],
    }))
    await expect(showExamples(await readFile(path, 'utf8'), shown)).toMatchFileSnapshot(path)
  })
})

const getFirst = (answer: unknown) =>
  z.object({ hits: z.tuple([z.object({ record: z.string() })]) }).parse(answer).hits[0].record

const answerSchema = z.object({
  content: z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) }),
})
const schemaOf = (operation: z.infer<typeof operationSchema> | undefined, status: number) =>
  answerSchema.parse(operation?.responses[status]).content['application/json'].schema

function complaints(schema: Record<string, unknown>, components: unknown, answer: unknown): unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile({ ...schema, components })
  validate(answer)
  return validate.errors ?? []
}
