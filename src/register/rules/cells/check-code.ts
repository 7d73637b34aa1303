import { type CodeListId, codeLists, findCode, isListedValue, suggestCode } from '../../code-list.ts'
import type { Field } from '../../field.ts'
import type { Finding } from '../../finding.ts'
import type { TextParams } from '../../text.ts'
import { cellFinding } from './cell-finding.ts'
import { isMeaningless } from './null-text.ts'

/** A value that is no code of the field's list: another form of one, a code of an older list, or none at all. */
export function checkCode(field: Field, value: string): Finding | undefined {
  const list = field.codeList
  if (list === undefined || isListedValue(list, value)) return undefined
  const found = findCode(list, value)
  if (found?.match === 'old') return cellFinding(field, 'code.legacy', value)
  // Whether tinhTrangKetHon takes a text or a number is not settled; both are let through.
  if (field.type === 'code-text' && (found || /^\d$/.test(value))) return undefined
  const same = found ?? findTrimmedCode(list, value)
  if (same) return cellFinding(field, 'code.form', value, { suggestion: same.code })
  const suggestion = suggestCode(list, value)?.code ?? null
  return cellFinding(field, 'code.unknown', value, {
    suggestion,
    params: suggestion === null ? validCodes(list) : noValidCodes,
  })
}

const noValidCodes: TextParams = { valid: '', validEn: '' }
/** Longer lists are not told whole. */
const mostCodesTold = 12

/** The end of the sentence that tells which codes there are, when nothing nearer can be proposed. */
function validCodes(list: CodeListId): TextParams {
  const { items } = codeLists[list]
  if (items.length > mostCodesTold) return noValidCodes
  const codes = items.map(({ code }) => code).join(', ')
  return { valid: `. Giá trị hợp lệ: ${codes}`, validEn: `. Valid values: ${codes}` }
}

/** `1.0` and `01` are their code; `1 - Nam` too when the word is that of the code. */
function findTrimmedCode(list: CodeListId, value: string) {
  const [, digit, rest = ''] = /^0*(\d)(?:[.,]0+)?(?!\d)\s*[-–.:)]?\s*(.*)$/.exec(value) ?? []
  if (digit === undefined) return undefined
  if (rest !== '' && findCode(list, rest)?.code !== digit) return undefined
  return codeLists[list].items.find(item => item.code === digit)
}

/** A name that is not in the field's list as it stands: another spelling, an older name, or none at all. */
export function checkListedName(field: Field, value: string): Finding | undefined {
  const list = field.codeList
  if (list === undefined || isListedValue(list, value)) return undefined
  const found = findCode(list, value)
  if (found)
    return cellFinding(field, found.match === 'old' ? 'list.old-name' : 'list.spelling', value, {
      suggestion: found.name,
    })
  if (isMeaningless(value)) return cellFinding(field, 'value.placeholder', value, { suggestion: '' })
  return cellFinding(field, 'list.unknown', value, { suggestion: suggestCode(list, value)?.name ?? null })
}
