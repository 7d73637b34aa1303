import { createHash, randomBytes } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { bareAddress } from '../source-address.ts'

const prefix = 'sogoc_'
const tokenPattern = /^sogoc_[A-Za-z0-9_-]{43}$/

/** 256 random bits behind a prefix that scanners of leaked secrets can look for. */
export function makeToken(): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** What is stored of a token. Its bits are random, so a plain SHA-256 can't be guessed back. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The token of an `Authorization: Bearer` header, however wrong; undefined when there is none, or another scheme (a proxy's own, say). */
export function readBearer(header: string | undefined): string | undefined {
  const [scheme = '', token = '', ...more] = (header ?? '').trim().split(/\s+/)
  if (scheme.toLowerCase() !== 'bearer') return undefined
  return more.length === 0 ? token : ''
}

/** Whether it looks like one of ours: anything else is not looked up. */
export const isToken = (text: string): boolean => tokenPattern.test(text)

/** Whether an address is one of these addresses and ranges; an empty list is everywhere. */
export function isWithin(allowed: readonly string[], raw: string): boolean {
  return allowed.length === 0 || listAddresses(allowed).check(...familyOf(raw))
}

/** Addresses and ranges (CIDR) as a list that can be asked; what is neither is left out. */
export function listAddresses(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    if (isIP(address) === 0) continue
    const [plain, family] = familyOf(address)
    if (bits === undefined) list.addAddress(plain, family)
    else list.addSubnet(plain, Number(bits), family)
  }
  return list
}

/** An address as BlockList wants it: an IPv4 address that is written as IPv6 (::ffff:1.2.3.4) is IPv4. */
export function familyOf(raw: string): [address: string, family: 'ipv4' | 'ipv6'] {
  const address = bareAddress(raw.trim().toLowerCase())
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (mapped !== undefined) return [mapped, 'ipv4']
  return [address, isIP(address) === 4 ? 'ipv4' : 'ipv6']
}
