import type { Language } from '../../register/text.ts'
import type { Hit } from '../schema.ts'

type Why = Hit['why'][number]
type Format = (params: Why['params']) => string

const texts: Readonly<Record<Why['code'], Readonly<Record<Language, Format>>>> = {
  'name-exact': { vi: () => 'đúng tên', en: () => 'same name' },
  'name-without-marks': { vi: () => 'đúng tên, không xét dấu', en: () => 'same name without marks' },
  'name-other-marks': { vi: () => 'khác dấu', en: () => 'other marks' },
  'name-part': { vi: () => 'tên gần giống', en: () => 'part of the name' },
  'one-letter': {
    vi: ({ typed, found }) => `khác một chữ: ${typed} → ${found}`,
    en: ({ typed, found }) => `one letter: ${typed} → ${found}`,
  },
  particle: { vi: () => 'chữ đệm Thị/Văn', en: () => 'Thị/Văn aside' },
  order: { vi: () => 'khác thứ tự', en: () => 'other order' },
  also: { vi: ({ name }) => `cùng ${name}`, en: ({ name }) => `with ${name}` },
  born: {
    vi: ({ asked }) => (asked === 'day' ? 'khớp ngày sinh' : 'khớp năm sinh'),
    en: ({ asked }) => (asked === 'day' ? 'birth day agrees' : 'birth year agrees'),
  },
  'born-near': {
    vi: ({ asked }) => (asked === 'day' ? 'ngày sinh gần khớp' : 'năm sinh gần khớp'),
    en: ({ asked }) => (asked === 'day' ? 'birth day nearly agrees' : 'birth year nearly agrees'),
  },
  place: { vi: ({ place }) => place ?? '', en: ({ place }) => place ?? '' },
  number: { vi: () => 'đúng số', en: () => 'number' },
  identity: { vi: () => 'đúng số định danh', en: () => 'identity number' },
  'by-note': { vi: () => 'theo ghi chú', en: () => 'by a note' },
}

/** A reason why a record was found, in two or three words. */
export function formatWhy({ code, params }: Why, language: Language): string {
  return texts[code][language](params)
}
