import tcvn3 from './tcvn3.json' with { type: 'json' }
import viscii from './viscii.json' with { type: 'json' }
import vni from './vni.json' with { type: 'json' }
import vps from './vps.json' with { type: 'json' }

/** The sets of letters from before Unicode: each draws Vietnamese over the 256 signs of a western font. */
export const legacyLetters = ['tcvn3', 'vni', 'viscii', 'vps'] as const
export type LegacyLetters = (typeof legacyLetters)[number]

/** What the sets are called. */
export const lettersNames: Readonly<Record<LegacyLetters, string>> = {
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  viscii: 'VISCII',
  vps: 'VPS',
}

/** Windows-1252 from byte 0x80 to 0x9F (written out: Node 20 decodes these bytes as Latin-1); the tables have the byte. */
const windows1252: ReadonlyMap<string, string> = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((sign, at) => [
    sign,
    String.fromCharCode(0x80 + at),
  ]),
)

const tables: Readonly<Record<LegacyLetters, ReadonlyMap<string, string>>> = {
  tcvn3: new Map(Object.entries(tcvn3.map)),
  vni: withCapitalBefore(vni.map),
  viscii: new Map(Object.entries(viscii.map)),
  vps: new Map(Object.entries(vps.map)),
}

/** VNI writes a mark as a second sign, which follows a capital in small as well as in capital form: AÙ and Aù are both Á. */
function withCapitalBefore(map: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const pairs = Object.entries(map).filter(([signs]) => signs.length === 2)
  const mixed = pairs.map(
    ([signs, letter]) => [signs.charAt(0).toUpperCase() + signs.charAt(1), letter.toUpperCase()] as const,
  )
  return new Map([...mixed, ...Object.entries(map)])
}

/**
 * Text that was typed in one of the old sets, as Unicode. `capitals`: it stood in a font that draws capitals (.VnTimeH); without, a word
 * whose plain letters are all capitals gets capital marked letters too, as TCVN3 has none of its own.
 */
export function convertLetters(text: string, letters: LegacyLetters, capitals = false): string {
  const table = tables[letters]
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const sign = windows1252.get(text.charAt(at)) ?? text.charAt(at)
    const pair = letters === 'vni' ? table.get(sign + text.charAt(at + 1)) : undefined
    out += pair ?? table.get(sign) ?? sign
    if (pair !== undefined) at += 1
  }
  if (capitals) return out.toUpperCase()
  return letters === 'tcvn3' ? out.replace(/\p{L}+/gu, capitalWord) : out
}

function capitalWord(word: string): string {
  const plain = word.replace(/[^A-Za-z]/g, '')
  return plain.length > 1 && plain === plain.toUpperCase() ? word.toUpperCase() : word
}

/** In which set the text of a cell in this font is typed, by the font's name; `capitals` as in `convertLetters`. */
export function findFontLetters(
  font: string,
): { readonly letters: LegacyLetters; readonly capitals: boolean } | undefined {
  const name = font.trim().toLowerCase()
  // The fonts of TCVN3 are called .VnTime, .VnArial …; those that draw capitals end in H (no other one does).
  if (name.startsWith('.vn')) return { letters: 'tcvn3', capitals: /h( bold| italic| regular)*$/.test(name) }
  if (name.startsWith('vni')) return { letters: 'vni', capitals: false }
  if (name.startsWith('vps')) return { letters: 'vps', capitals: false }
  return /viscii|^vi (times|arial|helvet)/.test(name) ? { letters: 'viscii', capitals: false } : undefined
}
