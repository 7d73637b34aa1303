import { fillText, type Language, type Text, type TextParams } from '../../register/text.ts'

/** What is wrong with one member of a request, as fastify-type-provider-zod reports it. */
export interface Issue {
  readonly keyword?: string
  readonly instancePath?: string
  readonly params?: { readonly issue?: object } | object
}

const texts: Readonly<Record<string, Text>> = {
  invalid_type: { vi: 'thiếu hoặc sai kiểu dữ liệu', en: 'missing or of the wrong type' },
  too_small: { vi: 'nhỏ hoặc ngắn hơn mức cho phép ({minimum})', en: 'below the minimum ({minimum})' },
  too_big: { vi: 'lớn hoặc dài hơn mức cho phép ({maximum})', en: 'above the maximum ({maximum})' },
  invalid_format: { vi: 'không đúng định dạng ({format})', en: 'not in the right format ({format})' },
  invalid_value: { vi: 'không thuộc các giá trị cho phép', en: 'not one of the allowed values' },
  unrecognized_keys: { vi: 'có mục không được biết', en: 'has unknown members' },
}
const other: Text = { vi: 'không hợp lệ', en: 'not valid' }

/** `username: thiếu hoặc sai kiểu dữ liệu; limit: …`: the member and what is wrong, never its value. */
export function formatIssues(issues: readonly Issue[], language: Language): string {
  return issues
    .slice(0, 5)
    .map(issue => {
      const member = (issue.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.')
      const text = fillText(texts[issue.keyword ?? ''] ?? other, language, limitsOf(issue))
      return member === '' ? text : `${member}: ${text}`
    })
    .join('; ')
}

function limitsOf(issue: Issue): TextParams {
  const params: object = issue.params ?? {}
  const all = { ...params, ...('issue' in params && typeof params.issue === 'object' ? params.issue : {}) }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  )
}
