import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Config } from '../platform/config.ts'
import { seal, unseal } from '../platform/secret-box.ts'

const cookieName = 'sogoc-oidc'
const purpose = 'oidc-flow'
/** How long a person may take at the provider. */
const flowMinutes = 10

const flowSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page that was asked for: a path of ours. */
  to: z.string(),
  startedAt: z.number(),
})
type StoredFlow = z.infer<typeof flowSchema>

/** Lax, unlike the session's: the browser comes back from another site and must bring it. It is good for nothing but that. */
const attributesOf = ({ tls }: Pick<Config, 'tls'>) =>
  ({ path: '/api/session/oidc', httpOnly: true, sameSite: 'lax', secure: tls }) as const

/** Gives the browser, sealed, what it must bring back from the provider. */
export async function setOidcCookie(
  reply: FastifyReply,
  flow: Omit<StoredFlow, 'startedAt'>,
  config: Config,
): Promise<void> {
  const box = await seal(config, purpose, JSON.stringify({ ...flow, startedAt: Date.now() }))
  const attributes = { ...attributesOf(config), maxAge: flowMinutes * 60 }
  reply.setCookie(cookieName, box.toString('base64url'), attributes)
}

/** What the browser brought back; undefined when it is missing, too old, or not of our making. */
export async function readOidcCookie(
  request: FastifyRequest,
  config: Config,
): Promise<StoredFlow | undefined> {
  const box = request.cookies[cookieName]
  if (box === undefined) return undefined
  try {
    const flow = flowSchema.parse(JSON.parse(await unseal(config, purpose, Buffer.from(box, 'base64url'))))
    return Date.now() - flow.startedAt < flowMinutes * 60_000 ? flow : undefined
  } catch (error) {
    // Another key than yesterday's, or somebody's invention: begin again.
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** Takes it away: one flow, one attempt. */
export function clearOidcCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(cookieName, attributesOf(config))
}
