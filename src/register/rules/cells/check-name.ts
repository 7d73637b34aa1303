import type { Field } from '../../field.ts'
import type { Finding } from '../../finding.ts'
import { hasForeignScript } from '../../look-alike.ts'
import { isLowerCase, isMixedCase, titleCase } from '../../name-case.ts'
import { toneKey } from '../../names.ts'
import { isVietnameseSyllable } from '../../vietnamese-syllable.ts'
import { cellFinding } from './cell-finding.ts'
import { isNoName } from './null-text.ts'

const oddInNames = /[0-9?*#@_=<>{}[\]|\\/;:!$%^&+~"]/
const oddAtEnds = /^[\s.,'-]+|[\s.,-]+$/g
const note =
  /\s*(?:[([].*|[-–,;]\s*(?:(?:đã )?(?:chết|mất|ly hôn|ly dị|hy sinh)|còn sống|liệt sĩ|không rõ|con nuôi|(?:cha|mẹ|bố) nuôi|bố dượng|mẹ kế).*|\s(?:đã (?:chết|mất|hy sinh|ly hôn)))$/i

/** What is wrong with a name whoever bears it: no name at all, a note, digits and signs, another script, an abbreviation, small letters only. */
export function checkName(field: Field, value: string): Finding | undefined {
  if (isNoName(value)) return cellFinding(field, 'value.placeholder', value, { suggestion: '' })
  if (note.test(value)) {
    const name = value.replace(note, '').trim()
    return cellFinding(field, 'name.note', value, { suggestion: name === '' ? null : name })
  }
  const trimmed = value.replace(oddAtEnds, '')
  if (oddInNames.test(value) || (trimmed !== value && !value.endsWith('.')) || /,/.test(value))
    return cellFinding(field, 'name.characters', value, {
      suggestion: trimmed !== value && !oddInNames.test(trimmed) && !trimmed.includes(',') ? trimmed : null,
    })
  if (hasForeignScript(value)) return cellFinding(field, 'name.script', value)
  if (value.includes('.')) return cellFinding(field, 'name.abbreviated', value)
  if (isLowerCase(value)) return cellFinding(field, 'name.case', value, { suggestion: titleCase(value) })
  return checkSpacing(field, value, isCommon) ?? checkRepeatedWord(field, value, isCommon)
}

/** What is wrong with the name of a Kinh with Vietnamese nationality; other peoples write theirs in their own ways. */
export function checkKinhName(field: Field, value: string): Finding | undefined {
  const spacing = checkSpacing(field, value, () => true)
  if (spacing) return spacing
  const words = value.split(/[\s-]+/)
  const odd = words.filter(word => !isVietnameseSyllable(word))
  if (words.some(isMixedCase) || (odd.length === 0 && isPartlyLowerCase(words)))
    return cellFinding(field, 'name.case', value, { suggestion: evenCase(value) })
  if (odd.length > 0) return cellFinding(field, 'name.syllable', value, { params: { words: odd.join(' ') } })
  if (words.length === 1) return cellFinding(field, 'name.single-word', value)
  return checkRepeatedWord(field, value, () => true)
}

/** Family and middle names of the Kinh, which hardly anybody else bears twice or run together with another word (RơChâm is one name). */
const common = new Set(
  (
    'nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương trương đinh đoàn trịnh phùng quách tạ lâm mai cao lương tô châu thái ' +
    'hà đào kiều tăng lưu triệu nghiêm chu thị văn hữu đức ngọc minh thanh quốc bá đình xuân công duy'
  ).split(' '),
)

function isCommon(word: string): boolean {
  return common.has(word.toLowerCase())
}

const innerCapital = /\p{Ll}\p{Lu}/u

/** Two words of a name without a space between them: NguyễnThị. */
function checkSpacing(
  field: Field,
  value: string,
  isTelling: (word: string) => boolean,
): Finding | undefined {
  if (!innerCapital.test(value)) return undefined
  const suggestion = value
    .split(' ')
    .map(word => {
      const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})/u)
      const areWords = parts.length > 1 && parts.every(part => part.length > 1 && isVietnameseSyllable(part))
      return areWords && parts.some(isTelling) ? parts.join(' ') : word
    })
    .join(' ')
  return suggestion === value ? undefined : cellFinding(field, 'name.run-together', value, { suggestion })
}

const leastOfMany = 4

/** One word of a name twice: a family name or middle name, or a particle; given names are doubled (Vy Vy), and Văn is a family name as well. */
function checkRepeatedWord(
  field: Field,
  value: string,
  isTelling: (word: string) => boolean,
): Finding | undefined {
  const words = value.split(' ')
  const at = words.findIndex((word, index) => {
    if (!isSame(word, words[index + 1])) return false
    // Among four words or more it is no name of any people.
    if (words.length < leastOfMany && !isTelling(word)) return false
    if (index === words.length - 2) return /^(?:thị|văn)$/i.test(word)
    // Văn is a family name as well, and Bo Bo one of the Raglai.
    return index > 0 || !/^(?:văn|bo)$/i.test(word)
  })
  if (at < 0) return undefined
  return cellFinding(field, 'name.repeated-word', value, {
    suggestion: words.filter((_, index) => index !== at).join(' '),
    params: { word: words[at] ?? '' },
  })
}

/** A family or given name in small letters; middle names were written so on paper for long. */
function isPartlyLowerCase(words: readonly string[]): boolean {
  return isLowerCase(words[0] ?? '') || isLowerCase(words.at(-1) ?? '')
}

/** All in capitals where most letters are so already, else every word with one. */
function evenCase(name: string): string {
  const capitals = [...name].filter(letter => letter !== letter.toLowerCase()).length
  const letters = [...name].filter(letter => /\p{L}/u.test(letter)).length
  return capitals * 2 > letters ? name.toUpperCase() : titleCase(name)
}

function isSame(one: string, other: string | undefined): boolean {
  return (
    other !== undefined && one.length > 1 && one.length === other.length && toneKey(one) === toneKey(other)
  )
}
