import { isIP, isIPv4 } from 'node:net'

/**
 * The one name of a source of guesses, however its address is written: IPv4 also when mapped into IPv6, a whole IPv6 /64 (one
 * household) as one, without ports and zones. What is no address (a proxy may say "unknown") counts as one source.
 */
export function formatSource(raw: string): string {
  const address = bareAddress(raw.trim().toLowerCase())
  if (isIPv4(address)) return address
  if (isIP(address) === 0) return 'unknown'
  const groups = expand(address)
  const [a, b, c, d, e, f, high = 0, low = 0] = groups
  const mapped = [a, b, c, d, e].every(group => group === 0) && f === 0xffff
  if (mapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map(group => group.toString(16))
    .join(':')}::/64`
}

/** Without a port (`1.2.3.4:5678`, `[::1]:5678`, as some proxies write it) and without a zone (`fe80::1%eth0`). */
export function bareAddress(text: string): string {
  const inBrackets = /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1]
  const withPort = /^([\d.]+):\d+$/.exec(text)?.[1]
  return (inBrackets ?? withPort ?? text).replace(/%.*$/, '')
}

/** The eight groups of an IPv6 address; URL writes every spelling of it in one way. */
function expand(address: string): readonly number[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [left = '', right] = canonical.split('::')
  const read = (part: string) => (part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16)))
  const [head, tail] = [read(left), read(right ?? '')]
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0)
  return [...head, ...zeros, ...tail]
}
