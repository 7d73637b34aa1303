import { Html, html } from '../../../checking/summary/html.ts'
import { dayOf } from '../../../platform/vietnam-day.ts'
import type { Language, Text } from '../../../register/text.ts'
import { confirmationPath } from './address.ts'
import type { ConfirmedPaper } from './find-confirmed.ts'

/** What the page has to say: nothing asked yet, a paper, no such code, or too many tries. */
export type Confirmation = { readonly typed: string } & (
  | { readonly state: 'asking' | 'unknown' | 'too-many' }
  | { readonly state: 'found'; readonly paper: ConfirmedPaper }
)

const texts = {
  title: { vi: 'Xác nhận bản sao trích lục hộ tịch', en: 'Confirmation of a civil-status extract' },
  ask: {
    vi: 'Mã xác nhận in cạnh mã QR trên bản sao',
    en: 'The code printed beside the QR code on the paper',
  },
  check: { vi: 'Kiểm tra', en: 'Check' },
  standing: { vi: 'Bản sao này đã được cấp và còn giá trị', en: 'This paper was issued and stands' },
  cancelled: {
    vi: 'Bản sao này đã bị cơ quan cấp hủy',
    en: 'This paper was cancelled by the office that issued it',
  },
  unknown: { vi: 'Không có bản sao nào mang mã này', en: 'There is no paper with this code' },
  unknownMore: {
    vi: 'Hãy so lại từng chữ, số với mã in trên giấy. Nếu vẫn không thấy, hãy hỏi cơ quan ghi trên bản sao.',
    en: 'Compare every letter with the code on the paper. If it is right, ask the office named on the paper.',
  },
  tooMany: {
    vi: 'Đã kiểm tra quá nhiều lần từ địa chỉ này. Hãy đợi một phút rồi thử lại.',
    en: 'There were too many tries from this address. Wait a minute and try again.',
  },
  number: { vi: 'Số', en: 'Number' },
  year: { vi: 'Năm', en: 'Year' },
  paper: { vi: 'Loại giấy tờ', en: 'Paper' },
  office: { vi: 'Cơ quan cấp', en: 'Issued by' },
  day: { vi: 'Ngày cấp', en: 'Issued on' },
  cancelledOn: { vi: 'Ngày hủy', en: 'Cancelled on' },
  privacy: {
    vi: 'Trang này chỉ xác nhận số, ngày và cơ quan cấp. Nội dung hộ tịch không hiển thị ở đây: hãy đối chiếu số và ngày với tờ giấy đang cầm.',
    en: 'This page confirms the number, the day and the office only. Compare them with the paper in your hand; nothing of its content is shown here.',
  },
} as const satisfies Record<string, Text>

/** The page as HTML that needs no script; `nonce` lets its one style sheet in. */
export function renderConfirmation(given: Confirmation, language: Language, nonce: string): string {
  const say = (name: keyof typeof texts) => texts[name][language]
  const other = language === 'vi' ? 'en' : 'vi'
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${say('title')} – Sổ Gốc</title><style nonce="${nonce}">${new Html(style)}</style></head>
<body><main><h1>${say('title')}</h1>
${answer(given, say)}
<form action="${confirmationPath}" method="get"><label for="ma">${say('ask')}</label>
<div><input id="ma" name="ma" value="${given.typed}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64" placeholder="XXXX-XXXX-XXXX-XXXX" required>
<input type="hidden" name="lang" value="${language}"><button>${say('check')}</button></div></form>
<p class="soft">${say('privacy')}</p>
<p class="soft"><a href="${confirmationPath}?${new URLSearchParams({ ...(given.typed === '' ? {} : { ma: given.typed }), lang: other }).toString()}" hreflang="${other}" lang="${other}">${other === 'en' ? 'English' : 'Tiếng Việt'}</a></p>
</main></body></html>
`.source
}

type Say = (name: keyof typeof texts) => string

function answer(given: Confirmation, say: Say): Html {
  switch (given.state) {
    case 'asking':
      return html``
    case 'unknown':
      return html`<section class="plain" role="status"><h2>${say('unknown')}</h2><p>${say('unknownMore')}</p></section>`
    case 'too-many':
      return html`<section class="plain" role="status"><p>${say('tooMany')}</p></section>`
    case 'found':
      return found(given.paper, say)
  }
}

function found({ number, year, paper, office, issuedOn, cancelledOn }: ConfirmedPaper, say: Say): Html {
  const language = say('number') === texts.number.vi ? 'vi' : 'en'
  const day = (iso: string) => iso.split('-').reverse().join('/')
  const facts: readonly (readonly [string, string])[] = [
    [say('number'), number],
    [say('year'), String(year)],
    [say('paper'), paper[language]],
    [say('office'), office],
    [say('day'), day(issuedOn)],
    ...(cancelledOn === null ? [] : [[say('cancelledOn'), day(dayOf(cancelledOn))] as const]),
  ]
  const rows = facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)
  const state = cancelledOn === null ? 'standing' : 'cancelled'
  return html`<section class="${state}" role="status"><h2>${say(state)}</h2><dl>${rows}</dl></section>`
}

/** One column, readable on a telephone in the sun; every contrast is 4.5 or more. */
const style = `
* { box-sizing: border-box } body { margin: 0; background: #f4f7f5; color: #1c2b26; font: 17px/1.5 "Be Vietnam Pro", "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif }
main { max-width: 560px; margin: 0 auto; padding: 24px 16px 40px } h1 { font-size: 22px; line-height: 1.3; margin: 0 0 16px } h2 { font-size: 18px; margin: 0 0 8px }
section { border: 1px solid #cdd8d2; border-left-width: 6px; background: #fff; border-radius: 6px; padding: 14px 16px; margin: 0 0 20px }
.standing { border-left-color: #14623c } .standing h2 { color: #14623c } .cancelled { border-left-color: #a61b1b } .cancelled h2 { color: #a61b1b } .plain { border-left-color: #55645e } section p { margin: 0 }
dl { margin: 0 } dl div { display: flex; gap: 12px; padding: 6px 0; border-top: 1px solid #e6ece9 } dt { flex: 0 0 116px; color: #4d5b55 } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere }
label { display: block; margin-bottom: 6px } form div { display: flex; gap: 8px; flex-wrap: wrap }
input:not([type=hidden]) { flex: 1 1 240px; min-width: 0; font: 600 18px/1.2 ui-monospace, Consolas, monospace; text-transform: uppercase; padding: 11px 12px; border: 1px solid #6b7a73; border-radius: 6px; background: #fff; color: inherit }
input::placeholder { color: #6b7770; font-weight: 400 }
button { font: inherit; font-weight: 600; padding: 12px 20px; border: 0; border-radius: 6px; background: #0b5c46; color: #fff; cursor: pointer }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid #1d6fb8; outline-offset: 2px }
.soft { color: #4d5b55; font-size: 15px } a { color: #0b5c46 }
@media print { form { display: none } body { background: #fff } }
`
