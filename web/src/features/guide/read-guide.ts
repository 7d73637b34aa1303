/** A piece of a line: plain, **bold** or `key`. */
export interface Piece {
  readonly type: 'text' | 'bold' | 'key'
  readonly text: string
}

/** A block of a guide, as its Markdown has it. */
export type GuideBlock =
  | { readonly type: 'title' | 'heading' | 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly type: 'steps' | 'list'; readonly items: readonly (readonly Piece[])[] }
  | { readonly type: 'picture'; readonly file: string; readonly caption: string }

/**
 * Reads what the guides are written in, a small part of Markdown: `#` and `##`, paragraphs, `1.` and `-` lists of one line each, `![caption](pictures/x.webp)`, **bold**
 * and `keys`. Anything else stands as it is written.
 */
export function readGuide(markdown: string): readonly GuideBlock[] {
  const blocks: GuideBlock[] = []
  for (const chunk of markdown.split(/\n{2,}/)) {
    const lines = chunk.split('\n').filter(line => line.trim() !== '')
    const [first] = lines
    if (first === undefined) continue
    const picture = /^!\[(.*)\]\(pictures\/([\w-]+\.webp)\)$/.exec(first)
    if (picture !== null) blocks.push({ type: 'picture', caption: picture[1] ?? '', file: picture[2] ?? '' })
    else if (first.startsWith('# ')) blocks.push({ type: 'title', pieces: readPieces(first.slice(2)) })
    else if (first.startsWith('## ')) blocks.push({ type: 'heading', pieces: readPieces(first.slice(3)) })
    else if (/^\d+\. /.test(first)) blocks.push({ type: 'steps', items: readItems(lines, /^\d+\. /) })
    else if (first.startsWith('- ')) blocks.push({ type: 'list', items: readItems(lines, /^- /) })
    else blocks.push({ type: 'paragraph', pieces: readPieces(lines.join(' ')) })
  }
  return blocks
}

const readItems = (lines: readonly string[], mark: RegExp) =>
  lines.map(line => readPieces(line.replace(mark, '')))

function readPieces(line: string): readonly Piece[] {
  return line
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter(text => text !== '')
    .map((text): Piece => {
      if (text.startsWith('**') && text.length > 4) return { type: 'bold', text: text.slice(2, -2) }
      if (text.startsWith('`') && text.length > 2) return { type: 'key', text: text.slice(1, -1) }
      return { type: 'text', text }
    })
}
