import { getKind } from '../../register/kind.ts'
import type { Language } from '../../register/text.ts'
import type { BookName } from '../identify-book.ts'

/** `Sổ đăng ký khai sinh năm 2006, quyển 01`: a book in a sentence; what is not known is left out. */
export function bookLine({ kind, year, volume }: BookName, language: Language): string {
  const [yearWord, volumeWord] = language === 'vi' ? [' năm ', ', quyển '] : [' of ', ', volume ']
  return [
    getKind(kind).name[language],
    year === null ? '' : yearWord + year,
    volume === null ? '' : volumeWord + volume,
  ].join('')
}
