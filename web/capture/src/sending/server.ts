import * as z from 'zod/mini'
import { readAnswer, request } from '../../../offline/request.ts'

const outcomeSchema = z.object({
  state: z.enum(['receiving', 'taken', 'refused']),
  pages: z.array(z.object({ capture: z.string(), sequence: z.nullable(z.number()) })),
  message: z.nullable(z.string()),
})
/** What became of an upload (src/scanning/intake/schema.ts). */
export type Outcome = z.output<typeof outcomeSchema>

const pagesSchema = z.object({ pages: z.array(z.object({ id: z.string(), capture: z.string() })) })

/** Asks what became of an upload. Throws `RequestProblem`. */
export async function getOutcome(
  upload: string,
  headers: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return readAnswer(outcomeSchema, await request(`${upload}/outcome`, { headers }))
}

/** Gives an upload up. Throws `RequestProblem`. */
export async function giveUp(upload: string, headers: Readonly<Record<string, string>>): Promise<void> {
  await request(upload, { method: 'DELETE', headers: { ...headers, 'tus-resumable': '1.0.0' } })
}

/** The page that a capture gave; undefined when the book has none of it any more. Throws `RequestProblem`. */
export async function findPage(agency: string, book: string, capture: string): Promise<string | undefined> {
  const { pages } = await readAnswer(pagesSchema, await request(`/api/books/${agency}/${book}/pages`))
  return pages.find(page => page.capture === capture)?.id
}
