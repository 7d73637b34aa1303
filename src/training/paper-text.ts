import { findCode } from '../register/code-list.ts'
import type { Field } from '../register/field.ts'
import { getKind, type KindCode } from '../register/kind.ts'
import type { Values } from './entries/entry.ts'

const papers: Readonly<Record<string, string>> = { '1': 'CMND', '2': 'Hộ chiếu', '4': 'CCCD' }

/** What the officer wrote on paper for a row of the sheet: dates with slashes, words for codes, the paper's kind before its number. */
export function writeOnPaper(kind: KindCode, values: Values): Readonly<Record<string, string>> {
  const written: Record<string, string> = {}
  for (const field of getKind(kind).fields) {
    const value = values[field.id]
    if (value !== undefined && value !== '') written[field.id] = writeField(field, value, values)
  }
  return written
}

function writeField(field: Field, value: string, values: Values): string {
  const paperPrefix = /^(.+)SoGiayToTuyThan$/.exec(field.id)?.[1]
  if (paperPrefix !== undefined) {
    const type = values[`${paperPrefix}LoaiGiayToTuyThan`] ?? ''
    const name = papers[type] ?? values[`${paperPrefix}GiayToKhac`] ?? 'Giấy tờ'
    return `${name} số ${value}`
  }
  const dayPrefix = /^(.+)NgayCapGiayToTuyThan$/.exec(field.id)?.[1]
  if (dayPrefix !== undefined)
    return [value.replaceAll('.', '/'), values[`${dayPrefix}NoiCapGiayToTuyThan`] ?? '']
      .join(', ')
      .replace(/, $/, '')
  if (field.type === 'partial-date') return value.replaceAll('.', '/')
  if (field.type === 'time') return value.replace(':', ' giờ ').concat(' phút')
  if (field.type === 'date-in-words') return value.charAt(0) + value.slice(1).toLocaleLowerCase('vi')
  if (field.type === 'code' && field.codeList !== undefined) {
    const name = findCode(field.codeList, value)?.name ?? value
    return name.replace(
      /^Đăng ký (đúng hạn|quá hạn|lại)$/,
      (_, how: string) => how.charAt(0).toLocaleUpperCase('vi') + how.slice(1),
    )
  }
  return value
}
