import type { Language } from '../register/text.ts'

const texts = {
  vi: { title: 'Chưa đăng nhập được', back: 'Về trang đăng nhập' },
  en: { title: 'Not signed in', back: 'Back to signing in' },
} as const

/** What a browser shows when it comes back from the provider in vain: the sentence and the way back. */
export function formatRefusal(sentence: string, language: Language): string {
  const { title, back } = texts[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Sổ Gốc</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapeHtml(sentence)}.</p>
<p><a href="/sign-in">${back}</a></p>
</main>
</body>
</html>
`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, sign => entities[sign] ?? '')
}
