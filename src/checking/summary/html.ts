/** A piece of HTML; everything that was put into it as text is escaped. */
export class Html {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

type Piece = string | number | Html | readonly Html[]

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: what HTML cannot carry, and marks that turn the direction of the text after them
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Text for the content of an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(unprintable, '\uFFFD').replace(/[&<>"']/g, character => named[character] ?? '')
}

/** HTML by a template: what is inserted is text unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(
    parts.map((part, at) => part + (at < pieces.length ? sourceOf(pieces[at] ?? '') : '')).join(''),
  )
}

function sourceOf(piece: Piece): string {
  if (piece instanceof Html) return piece.source
  if (typeof piece === 'object') return piece.map(each => each.source).join('')
  return escapeHtml(String(piece))
}
