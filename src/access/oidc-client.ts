import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { AppError } from '../errors.ts'
import type { OidcConfig } from '../platform/config.ts'

/** Where the provider sends the browser back to, on our PUBLIC_URL. */
export const callbackPath = '/api/session/oidc/callback'

/** What one way to the provider and back has to remember: secrets of this browser. */
export interface OidcFlow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Whom the provider vouches for. */
export interface OidcPerson {
  /** The value of the claim that accounts are found by. */
  readonly externalId: string
  /** Whether the provider says that it asked for more than a password. */
  readonly secondFactor: boolean
}

/** The conversation with an OpenID provider: authorization code, PKCE, state, nonce, and a checked signature. */
export interface OidcClient {
  /** The provider's address to send the browser to. Throws `oidc.unreachable`. */
  begin(): Promise<{ readonly url: URL; readonly flow: OidcFlow }>
  /** Who came back with this query (`?code=…&state=…`). Throws `oidc.failed`, `oidc.unknown`, `oidc.unreachable`. */
  finish(query: string, flow: OidcFlow): Promise<OidcPerson>
}

const timeoutSeconds = 10
/** How long the provider's description is believed; its keys are fetched anew by the library when an unknown one is used. */
const discoveryMs = 3_600_000

/** A client that asks for the provider's description once an hour. */
export function createOidcClient(oidc: OidcConfig): OidcClient {
  const { name, publicUrl, claim } = oidc
  const redirectUri = `${publicUrl}${callbackPath}`
  let known: { readonly until: number; readonly configuration: Configuration } | undefined
  async function getConfiguration(): Promise<Configuration> {
    if (known === undefined || known.until < Date.now())
      known = { until: Date.now() + discoveryMs, configuration: await discover(oidc) }
    return known.configuration
  }
  return {
    async begin() {
      const configuration = await getConfiguration()
      const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: scopeOf(claim),
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      })
      return { url, flow }
    },
    async finish(query, { state, nonce, verifier }) {
      const configuration = await getConfiguration()
      try {
        const tokens = await authorizationCodeGrant(configuration, new URL(`${redirectUri}${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) throw new AppError('oidc.failed', { name })
        const told =
          claims[claim] === undefined
            ? { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), amr: claims.amr }
            : claims
        const externalId = readClaim(told, claim)
        if (externalId === undefined) throw new AppError('oidc.unknown', { name })
        return { externalId, secondFactor: usedSecondFactor(told.amr) }
      } catch (error) {
        if (error instanceof AppError) throw error
        throw new AppError(isOutage(error) ? 'oidc.unreachable' : 'oidc.failed', { name }, error)
      }
    },
  }
}

async function discover({ issuer, clientId, clientSecret, name }: OidcConfig): Promise<Configuration> {
  const insecure = issuer.startsWith('http:') ? [allowInsecureRequests] : []
  try {
    return await discovery(new URL(issuer), clientId, undefined, authenticate(clientSecret), {
      execute: [enableNonRepudiationChecks, ...insecure],
      timeout: timeoutSeconds,
    })
  } catch (error) {
    throw new AppError('oidc.unreachable', { name }, error)
  }
}

/** By the Authorization header, as the standard's default is, unless the provider says that it takes the secret in the body only. */
function authenticate(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported
    return methods === undefined || methods.includes('client_secret_basic')
      ? basic(server, ...rest)
      : post(server, ...rest)
  }
}

function scopeOf(claim: string): string {
  if (claim === 'sub') return 'openid'
  return claim === 'email' ? 'openid email' : 'openid profile'
}

type Claims = Readonly<Record<string, unknown>>

/** An e-mail address counts only when the provider has verified it: else anybody could claim a colleague's. */
function readClaim(claims: Claims, claim: string): string | undefined {
  const value = claims[claim]
  if (typeof value !== 'string' || value === '') return undefined
  return claim === 'email' && claims.email_verified !== true ? undefined : value
}

/** RFC 8176: several factors, a one-time code, a key or card of the person's. */
const strong = ['mfa', 'otp', 'hwk', 'swk', 'sc']

function usedSecondFactor(amr: unknown): boolean {
  return Array.isArray(amr) && amr.some(method => strong.includes(method))
}

/** The provider did not answer, or answered like a machine that is being repaired. */
function isOutage(error: unknown): boolean {
  if (error instanceof ClientError)
    return [
      'OAUTH_TIMEOUT',
      'OAUTH_ABORT',
      'OAUTH_RESPONSE_IS_NOT_CONFORM',
      'OAUTH_RESPONSE_IS_NOT_JSON',
    ].includes(error.code ?? '')
  return error instanceof TypeError && error.message === 'fetch failed'
}
