import { type Field, getKind, type KindCode } from '../../register/kind.ts'
import type { Dictionary } from '../assist/schema.ts'
import type { Asking, Values } from './asking.ts'

/** For tests: a dictionary of a commune where people are called few names. */
export const smallDictionary: Dictionary = {
  names: {
    first: [
      ['Nguyễn', 300, 300],
      ['Trần', 80, 90],
      ['Đặng', 20, 30],
      ['Ksor', 9, 9],
    ],
    next: {
      Nguyễn: [
        ['Thị', 0, 240],
        ['Văn', 220, 0],
        ['Hữu', 40, 0],
        ['Ngọc', 10, 30],
      ],
      Trần: [
        ['Văn', 60, 0],
        ['Thị', 0, 70],
      ],
      Đặng: [
        ['Thị', 0, 25],
        ['Hữu', 15, 0],
      ],
      Thị: [
        ['Bưởi', 0, 90],
        ['Hoa', 0, 60],
        ['Hòa', 0, 20],
        ['Thu', 0, 12],
      ],
      Văn: [
        ['Tám', 90, 0],
        ['Tuấn', 60, 0],
        ['Hùng', 30, 0],
      ],
      Hữu: [['Tám', 20, 0]],
      Bưởi: [['', 0, 90]],
      Hoa: [['', 0, 60]],
      Tám: [['', 110, 0]],
      Tuấn: [['', 60, 0]],
    },
  },
  texts: {
    NoiCuTru: [
      ['thôn 1, xã Ia Mơ, huyện Chư Prông', 90],
      ['thôn 3, xã Ia Mơ, huyện Chư Prông', 60],
      ['làng Khôi, xã Ia Mơ, huyện Chư Prông', 20],
    ],
    NoiSinh: [['Trạm y tế xã Ia Mơ', 70]],
    DanToc: [
      ['Kinh', 90],
      ['Gia Rai', 10],
    ],
    nguoiKy: [['Rơ Mah Bláh', 40]],
  },
}

/** For tests: a field asked about, in a book of births of 1995 unless told otherwise. */
export function asking(
  field: string,
  typed: string,
  more: Partial<Omit<Asking, 'field' | 'kind'>> & { readonly kind?: KindCode } = {},
): Asking {
  const { kind: code = 'KS', ...rest } = more
  const kind = getKind(code)
  return {
    ...{ kind, field: fieldOf(code, field), typed, values: {}, before: [], dictionary: smallDictionary },
    ...{ bookYear: 1995, carried: { noiDangKy: 'UBND xã Ia Mơ, huyện Chư Prông' } },
    ...rest,
  }
}

/** For tests: a field by its name. */
export function fieldOf(code: KindCode, id: string): Field {
  const field = getKind(code).fields.find(each => each.id === id)
  if (field === undefined) throw new Error(`${code} has no field ${id}`)
  return field
}

/** For tests: entries of a book, latest first, that have the same values but for a few. */
export function entriesBefore(
  count: number,
  values: Values,
  differ: (at: number) => Values = () => ({}),
): Values[] {
  return Array.from({ length: count }, (_, at) => ({ ...values, ...differ(at) }))
}
