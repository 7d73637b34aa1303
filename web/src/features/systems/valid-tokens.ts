import type { System, Token } from '../../../../src/access/systems/schema.ts'

/** Whether a token still opens anything. */
export function isValid({ revokedAt, expiresAt }: Token, now = new Date()): boolean {
  return revokedAt === null && new Date(expiresAt) > now
}

/** The last day any of a system's tokens was used, `YYYY-MM-DD`; undefined: never. */
export function lastUse({ tokens }: Pick<System, 'tokens'>): string | undefined {
  return tokens
    .flatMap(({ lastUsedOn }) => lastUsedOn ?? [])
    .sort()
    .at(-1)
}
