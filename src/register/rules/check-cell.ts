import { type CodeListId, codeLists, findCode, isListedValue, suggestCode } from '../code-list.ts'
import type { Field } from '../field.ts'
import { type Finding, type FindingPlace, finding, type RuleCode } from '../finding.ts'
import {
  anyYear,
  type DateProblem,
  type ParsedDate,
  parsePartialDate,
  type YearBounds,
} from '../partial-date.ts'
import type { TextParams } from '../text.ts'

/** What the rules look for in one value by itself; nothing for a blank cell. Dates in words and identity numbers are read with their row. */
export function checkCell(
  field: Field,
  value: string,
  row: number | null = null,
  years: YearBounds = anyYear,
): Finding | undefined {
  if (value === '') return undefined
  if (looksNull(value) && isNullText(value) && !isListed(field, value))
    return at(field, 'value.null-text', value, row)
  switch (field.type) {
    case 'partial-date':
      return checkDate(field, value, parsePartialDate(value, years), row)
    case 'code':
    case 'code-text':
      return checkCode(field, value, row)
    case 'name-from-list':
      return checkListedName(field, value, row)
    case 'person-name':
      return checkPersonName(field, value, row)
    case 'place-text':
      return checkPlace(field, value, row)
    default:
      return isMeaningless(value) ? at(field, 'value.placeholder', value, row) : undefined
  }
}

const dateRules: Readonly<Record<DateProblem, RuleCode>> = {
  format: 'date.format',
  impossible: 'date.impossible',
  'year-out-of-range': 'date.year-range',
  'two-digit-year': 'date.two-digit-year',
}

/** What is wrong with a date that has been read already. */
export function checkDate(
  field: Field,
  value: string,
  parsed: ParsedDate,
  row: number | null,
): Finding | undefined {
  if (parsed.problem !== undefined)
    return at(field, dateRules[parsed.problem], value, row, { suggestion: parsed.suggestion })
  return parsed.exact ? undefined : at(field, 'date.form', value, row, { suggestion: parsed.ok })
}

/** Whether a text is what a program writes for "no value". */
export function isNullText(value: string): boolean {
  return /^(null|undefined|nan|none|n\/a|#n\/a|#ref!|#value!|#name\?|#div\/0!|#null!|\(null\)|<null>)$/i.test(
    value,
  )
}

/** Cheap first look, since nearly no cell is one: short, and beginning as those texts do (n, u, #, (, <). */
function looksNull(value: string): boolean {
  if (value.length > 9) return false
  const first = value.charCodeAt(0)
  return (
    first === 110 ||
    first === 78 ||
    first === 117 ||
    first === 85 ||
    first === 35 ||
    first === 40 ||
    first === 60
  )
}

/** `Null` is a value of the ministry's list of ethnic groups. */
function isListed(field: Field, value: string): boolean {
  return field.codeList !== undefined && isListedValue(field.codeList, value)
}

function checkCode(field: Field, value: string, row: number | null): Finding | undefined {
  if (field.codeList === undefined || isListedValue(field.codeList, value)) return undefined
  const found = findCode(field.codeList, value)
  if (found?.match === 'old') return at(field, 'code.legacy', value, row)
  // Whether tinhTrangKetHon takes a text or a number is not settled; both are let through.
  if (field.type === 'code-text' && (found || /^\d$/.test(value))) return undefined
  const suggestion =
    (found ?? findTrimmedCode(field, value) ?? suggestCode(field.codeList, value))?.code ?? null
  const params = {
    label: field.label.vi,
    labelEn: field.label.en,
    ...(suggestion ? noValidCodes : validCodes(field.codeList)),
  }
  return at(field, 'code.unknown', value, row, { suggestion, params })
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

/** `1.0`, `01` and `1 - Nam` begin with their code. */
function findTrimmedCode(field: Field, value: string) {
  const digit = /^0*(\d)(?:[.,]0+)?(?!\d)/.exec(value)?.[1]
  return field.codeList && codeLists[field.codeList].items.find(item => item.code === digit)
}

function checkListedName(field: Field, value: string, row: number | null): Finding | undefined {
  if (field.codeList === undefined || isListedValue(field.codeList, value)) return undefined
  const found = findCode(field.codeList, value)
  if (found)
    return at(field, found.match === 'old' ? 'list.old-name' : 'list.spelling', value, row, {
      suggestion: found.name,
    })
  if (isMeaningless(value)) return at(field, 'value.placeholder', value, row)
  return at(field, 'list.unknown', value, row, {
    suggestion: suggestCode(field.codeList, value)?.name ?? null,
  })
}

const unknownNames = new Set([
  'không rõ',
  'không có',
  'không biết',
  'không xác định',
  'chưa rõ',
  'chưa xác định',
])
const oddInNames = /[0-9?*#@_=<>{}[\]|\\/;:!$%^&+~"]/

function checkPersonName(field: Field, value: string, row: number | null): Finding | undefined {
  if (isMeaningless(value) || (value.length <= 15 && unknownNames.has(value.toLowerCase())))
    return at(field, 'value.placeholder', value, row)
  return oddInNames.test(value) ? at(field, 'name.characters', value, row) : undefined
}

function checkPlace(field: Field, value: string, row: number | null): Finding | undefined {
  if (value.includes(',') && /,\s*,|^\s*,|,\s*$/.test(value)) return at(field, 'place.empty-part', value, row)
  return isMeaningless(value) ? at(field, 'value.placeholder', value, row) : undefined
}

/** A value without any letter or digit: a dash, dots, commas. */
function isMeaningless(value: string): boolean {
  const first = value.charCodeAt(0)
  const isLetterOrDigit =
    first >= 0xc0 ||
    (first >= 48 && first <= 57) ||
    (first >= 65 && first <= 90) ||
    (first >= 97 && first <= 122)
  return !isLetterOrDigit && !/[\p{L}\p{N}]/u.test(value)
}

function at(
  field: Field,
  code: RuleCode,
  value: string,
  row: number | null,
  more: FindingPlace = {},
): Finding {
  return finding(code, {
    row,
    column: field.id,
    value,
    params: { label: field.label.vi, labelEn: field.label.en },
    ...more,
  })
}
