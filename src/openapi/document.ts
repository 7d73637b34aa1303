import { describeAnswer, describeForm, listRefusals, problemComponents } from './answers.ts'
import { findExamples } from './examples/examples.ts'
import type { Operation } from './operation.ts'
import { findOperation } from './tags.ts'

type Json = Readonly<Record<string, unknown>>

/** How a route may be called; the guard's words, carried through the document under x-right and x-systems. */
interface Stated {
  readonly right: string
  readonly systems: boolean
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const part = (value: unknown): Json => (isObject(value) ? value : {})

/** What callers must show; a system's token needs no protection against other sites' pages, which can't send it. */
function securityOf({ right, systems }: Stated, changes: boolean): readonly Json[] {
  if (right === 'public') return []
  const person = changes ? { session: [], csrf: [] } : { session: [] }
  return systems ? [person, { token: [] }] : [person]
}

/** Completes the document that was made from the routes' schemas: names, words, rights, refusals, files, examples. */
export function completeDocument(document: Json): Json {
  const paths = Object.fromEntries(
    Object.entries(part(document.paths)).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(part(methods)).map(([method, operation]) => [
          method,
          completeOperation(method, path, part(operation)),
        ]),
      ),
    ]),
  )
  const components = { ...part(document.components), ...problemComponents }
  return { ...document, components, paths: simplify(paths) }
}

function completeOperation(method: string, path: string, raw: Json): Json {
  const { 'x-right': right, 'x-systems': systems, ...made } = raw
  const stated = { right: String(right ?? 'public'), systems: systems === true }
  const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
  const words = findOperation(route)
  const changes = !['get', 'head', 'options'].includes(method)
  const refusals = listRefusals({
    isPublic: stated.right === 'public',
    hasPlace: path.includes('{'),
    takesInput: made.requestBody !== undefined || made.parameters !== undefined || words?.form !== undefined,
    changes,
  })
  return {
    ...(words === undefined ? {} : namesOf(words)),
    'x-right': stated.right,
    security: securityOf(stated, changes),
    ...made,
    ...(words?.form === undefined ? {} : { requestBody: describeForm(words.form) }),
    ...withExamples(words, made),
    responses: { ...answersOf(words, made), ...refusals },
  }
}

const namesOf = ({ id, vi, en, tag }: Operation & { readonly tag: string }): Json => ({
  operationId: id,
  summary: vi,
  'x-summary-en': en,
  description: en,
  tags: [tag],
})

/** Answers by their status; the first found example of each beside its schema. */
function answersOf(words: Operation | undefined, made: Json): Json {
  if (words?.answers !== undefined) return describeAnswer(words.answers)
  const examples = words === undefined ? [] : findExamples(words.id)
  return Object.fromEntries(
    Object.entries(part(made.responses)).map(([status, answer]) => {
      const content = part(part(answer).content)
      const description = status === '204' ? 'Đã xong / Done' : 'Đã xong / What was asked for'
      // Fastify describes an empty answer as JSON that is null.
      if (status === '204' || Object.keys(content).length === 0) return [status, { description }]
      const json = part(content['application/json'])
      const shown = Object.fromEntries(
        examples.map(({ name, title, answer: value }) => [name, { summary: title.vi, value }]),
      )
      const withShown = examples.length === 0 ? json : { ...json, examples: shown }
      return [status, { description, content: { 'application/json': withShown } }]
    }),
  )
}

function withExamples(words: Operation | undefined, made: Json): Json {
  const examples = (words === undefined ? [] : findExamples(words.id)).filter(
    ({ body }) => body !== undefined,
  )
  const body = part(made.requestBody)
  if (examples.length === 0 || made.requestBody === undefined) return {}
  const json = part(part(body.content)['application/json'])
  const shown = Object.fromEntries(
    examples.map(({ name, title, body: value }) => [name, { summary: title.vi, value }]),
  )
  return { requestBody: { ...body, content: { 'application/json': { ...json, examples: shown } } } }
}

/** Without what says nothing to a reader: the pattern of what is a uuid anyway, the bounds of every whole number. */
function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplify)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, member]) =>
          !(key === 'pattern' && (value.format === 'uuid' || value.format === 'date-time')) &&
          !(key === 'minimum' && member === Number.MIN_SAFE_INTEGER) &&
          !(key === 'maximum' && member === Number.MAX_SAFE_INTEGER),
      )
      .map(([key, member]) => [key, key === 'examples' ? member : simplify(member)]),
  )
}
