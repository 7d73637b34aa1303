import type { Values } from '../asking.ts'

/** "UBND xã An Hạc, huyện …" registered in "xã An Hạc, huyện …". */
const authority = /^(?:ubnd|u\.b\.n\.d|[uủ]y ban nhân dân|ủy ban hành chính|ban tư pháp)\s+/iu

/** The commune of a book as its places are written, from the registering authority that every entry carries; undefined when it carries none. */
export function placeOfBook(carried: Values): string | undefined {
  const text = (carried.noiDangKy ?? carried.noiCap ?? '').normalize('NFC').trim()
  const place = text.replace(authority, '')
  return place === text || place === '' ? undefined : place
}
