import { tableSize, tonelessLetters, toneOfLetter } from './letter-table.ts'
import { foldName } from './names.ts'

/** Every rhyme of Vietnamese without its tone; after `qu` and `gi` the same ones. */
const rhymes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êc êch êm ên ênh êp êt êu êng
  i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
  o oa oac oach oai oam oan oang oanh oao oap oat oau oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơng
  u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uơ uy uya uyên uyêt uynh uych uyt uyn uyu uê uêch uênh uân uâng uât uây uyp uao
  ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
  y ych ym yn ynh yt yêm yên yêng yêt yêu`.split(/\s+/),
)

/** The same rhymes as they are typed without marks. */
const bareRhymes = new Set([...rhymes].map(foldName))

const onset = /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?/
/** Syllables that end in c, ch, p, t have the tones sắc and nặng only. */
const stopped = /(?:c|ch|p|t)$/
const sac = 2
const nang = 5

/**
 * Whether a word can be a syllable of Vietnamese: an onset, a rhyme, at most one tone, and the tone fits the end. Spelling of c/k, g/gh is not
 * asked for, nor the marks of a word that has none.
 */
export function isVietnameseSyllable(word: string): boolean {
  const read = readTone(word)
  if (read === undefined) return false
  const { letters, tone } = read
  const [head = ''] = onset.exec(letters) ?? []
  const rhyme = letters.slice(head.length)
  // Yên, Quyên, but no Ngyên.
  if (rhyme.length > 1 && rhyme.startsWith('y') && head !== '' && head !== 'qu') return false
  const known = isAscii(letters) ? bareRhymes : rhymes
  // `gì`, `gìn`, `giêng`: the i is of the rhyme as well.
  if (!known.has(rhyme) && !(head === 'gi' && known.has(`i${rhyme}`))) return false
  return tone === 0 || !stopped.test(rhyme) || tone === sac || tone === nang
}

/** A word in small letters without its tone; nothing when it has two. */
function readTone(word: string): { letters: string; tone: number } | undefined {
  let letters = ''
  let tone = 0
  const text = word.normalize('NFC')
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= tableSize) return undefined
    const own = toneOfLetter[code] ?? 0
    if (own !== 0 && tone !== 0) return undefined
    tone = own || tone
    letters += tonelessLetters[code] ?? ''
  }
  return { letters, tone }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false
  return true
}
