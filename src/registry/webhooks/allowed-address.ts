import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { familyOf, listAddresses } from '../../access/systems/token.ts'
import { AppError } from '../../errors.ts'

/**
 * Addresses that are no business of somebody who types a URL into a web page: this machine, the office's network, cloud machines' metadata,
 * and forms of IPv6 that may lead to those (IANA special-purpose registries).
 */
const internal = listAddresses([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '2001::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
])

/** Where a webhook may send to. */
export interface Destination {
  /** Whether the connection is encrypted; without, only addresses that the operator has listed. */
  readonly tls: boolean
  /** Internal addresses and ranges that the operator has listed (WEBHOOK_ALLOW). */
  readonly allowed: readonly string[]
}

/** Throws `webhook.address`, `webhook.tls`. */
export function checkAddress(address: string, host: string, { tls, allowed }: Destination): void {
  const [plain, family] = familyOf(address)
  if (listAddresses(allowed).check(plain, family)) return
  if (internal.check(plain, family)) throw new AppError('webhook.address', { host })
  if (!tls) throw new AppError('webhook.tls')
}

/** What of an address can be judged before it is resolved, when it is typed and before each connection. Throws as `checkAddress`. */
export function checkUrl(url: URL, allowed: readonly string[]): void {
  const tls = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) checkAddress(host, host, { tls, allowed })
  // A name without TLS can only be an internal one, which is judged when it is resolved.
  else if (!tls && allowed.length === 0) throw new AppError('webhook.tls')
}

/**
 * Resolves a name for a connection and refuses what it may not lead to. It is this very answer that is connected to: a name that
 * resolves to something else the next time gains nothing.
 */
export function guardedLookup(destination: Destination): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '')
      try {
        for (const { address } of addresses) checkAddress(address, host, destination)
      } catch (refusal) {
        return done(refusal instanceof Error ? refusal : new Error('refused'), '')
      }
      const [first] = addresses
      if (options.all === true) done(null, addresses)
      else done(null, first?.address ?? '', first?.family)
    })
  }
}
