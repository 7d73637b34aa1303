import type { Language } from '../../register/text.ts'

const practice = 'Thông lệ'

/**
 * Why a rule stands, for a person. The table of rules cites laws in Vietnamese and explains itself in English: in Vietnamese the citations
 * stay and the rest is said in general.
 */
export function basisText(basis: string, language: Language): string {
  if (language === 'en') return basis
  const cited = basis.split('; ').filter(part => /^(Luật|Bộ luật|Nghị định|Thông tư|Quyết định)/.test(part))
  if (cited.length === 0) return practice
  return cited.map(withoutEnglish).join('; ')
}

/** `Luật …, Đ.5 and Đ.8 (and the laws of 1959): why` → `Luật …, Đ.5 và Đ.8` */
function withoutEnglish(cited: string): string {
  return cited
    .replace(/:.*$/, '')
    .replace(/ \([^)]*\b(?:and|the|of)\b[^)]*\)/g, '')
    .replaceAll(' and ', ' và ')
}
