const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
const anySpace = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g
const stemD: Readonly<Record<string, string>> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' }
/** A tone typed before the hat of its letter (a + ́ + ̂): Unicode keeps that order, so it has to be put right. */
const toneBeforeHat = /([\u0300\u0301\u0303\u0309])([\u0302\u0306])/g

/**
 * Text as the registers keep it: NFC, Đ for its look-alikes (Ð, Ɖ), plain single spaces, nothing invisible, trimmed.
 * Nearly every cell is so already and is returned as it came.
 */
export function normalizeText(raw: string): string {
  if (isNormal(raw)) return raw
  return raw
    .normalize('NFD')
    .replace(toneBeforeHat, '$2$1')
    .normalize('NFC')
    .replace(/[ÐƉðɖ]/g, letter => stemD[letter] ?? letter)
    .replace(invisible, '')
    .replace(anySpace, ' ')
    .trim()
}

const space = 32

/** Whether a text holds only printable ASCII, Latin and Vietnamese letters in composed form, with single inner spaces. */
function isNormal(text: string): boolean {
  let previous = space
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === space ? previous === space : !isPlain(code)) return false
    previous = code
  }
  return text === '' || previous !== space
}

function isPlain(code: number): boolean {
  if (code > space && code < 0x7f) return true
  if (code < 0xc0) return false
  if (code < 0x180) return code !== 0xd0 && code !== 0xf0
  if (code >= 0x1ea0) return code <= 0x1ef9
  return code === 0x1a0 || code === 0x1a1 || code === 0x1af || code === 0x1b0
}
