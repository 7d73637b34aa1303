import { basename } from 'node:path'
import type { Flag, PageElement } from '../imaging/page-element.ts'
import type { Text } from '../register/text.ts'

/** What each flag says to a person. */
export const flagTexts: Readonly<Record<Flag, Text>> = {
  blank: { vi: 'trang trắng', en: 'blank' },
  'empty-form': { vi: 'mẫu chưa ghi', en: 'empty form' },
  blurred: { vi: 'mờ, nhòe', en: 'blurred' },
  motion: { vi: 'rung máy', en: 'moved' },
  dark: { vi: 'quá tối', en: 'dark' },
  overexposed: { vi: 'quá sáng, lóa', en: 'overexposed' },
  'cut-off': { vi: 'bị cắt mất một phần', en: 'cut off' },
  finger: { vi: 'ngón tay che trang', en: 'finger on the page' },
  'upside-down-unsure': { vi: 'chưa chắc đúng chiều trên dưới', en: 'maybe upside down' },
  'skew-unsure': { vi: 'chưa chắc đã thẳng', en: 'maybe not straight' },
  'split-unsure': { vi: 'chưa chắc là một hay hai trang', en: 'maybe two pages' },
  'low-resolution': { vi: 'độ phân giải thấp', en: 'low resolution' },
}

/** One line of progress for a page. */
export function formatPageLine(element: PageElement, number: number): Text {
  const from = `${String(number).padStart(4)}  ${basename(element.source)}${element.sourcePage > 1 ? `#${element.sourcePage}` : ''}`
  if (element.error !== null)
    return { vi: `${from}: LỖI – ${element.error.message}`, en: `${from}: FAILED – ${element.error.message}` }
  const kilobytes = Math.round((element.outputBytes ?? 0) / 1000)
  const line = (language: 'vi' | 'en') => {
    const half =
      element.half === null
        ? ''
        : language === 'vi'
          ? element.half === 'left'
            ? ' (trái)'
            : ' (phải)'
          : ` (${element.half})`
    const remarks = element.flags.map(flag => flagTexts[flag][language]).join(', ')
    return `${from}${half}: ${kilobytes} kB${remarks === '' ? '' : ` – ${remarks}`}`
  }
  return { vi: line('vi'), en: line('en') }
}
