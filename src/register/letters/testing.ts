import type { LegacyLetters } from './letters.ts'
import tcvn3 from './tcvn3.json' with { type: 'json' }
import viscii from './viscii.json' with { type: 'json' }
import vni from './vni.json' with { type: 'json' }
import vps from './vps.json' with { type: 'json' }

const tables = { tcvn3, vni, viscii, vps }

/** For tests: Unicode text as a program of the nineties would hold it, or nothing when the set has no such letter. */
export function typeInLetters(text: string, letters: LegacyLetters): string | undefined {
  const signs = new Map(Object.entries(tables[letters].map).map(([sign, letter]) => [letter, sign]))
  const passed = letters === 'viscii' || letters === 'vps' ? 'àáãâèéêìíòóõôùúýÀÁÃÂÈÉÊÌÍÒÓÔÙÚÝ' : ''
  let typed = ''
  for (const letter of text.normalize('NFC')) {
    const sign =
      signs.get(letter) ?? (letter.charCodeAt(0) < 0x80 || passed.includes(letter) ? letter : undefined)
    if (sign === undefined) return undefined
    typed += sign
  }
  return typed
}
