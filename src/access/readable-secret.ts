import { randomInt } from 'node:crypto'

/**
 * Letters and digits that are not taken for each other and that no Vietnamese keyboard program alters: no vowels, no w and d (Telex makes
 * ư and đ of them), no s f r x j z (tone marks), and so nothing for the digits of VNI to act on.
 */
const letters = 'bcghkmnpqtv23456789'

/** 20 of 19 letters: 84 random bits. */
const groups = 5
const groupLength = 4

/** A secret that can be read out over the telephone: `k7mt-4bhv-p29n-tc3g-hq8m`. For temporary passwords and recovery codes. */
export function makeReadableSecret(): string {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}
