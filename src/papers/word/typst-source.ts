import type { Block, Inline, Letter, Paragraph, TextLook } from './letter.ts'
import { points, quoted, strokes } from './typst-pieces.ts'
import { tableSource } from './typst-table.ts'

/*
 * A letter as Typst markup. Every text of the document goes in as a string in quotes, so nothing in it is ever markup.
 * Tinos has the widths of Times New Roman; heights are set by its own ascent and descent, and a line is as high as Word makes it.
 */

/** Of the size of the letters: above and below the baseline, and the height of a single line in Word. */
const ascent = 0.891
const descent = 0.216
const singleLine = 1.149

/** What stands before every document: tabs as Word has them, and rows with a least height. */
const prelude = `
#let tabbed(stops, start, ..segments) = context {
  let x = start
  for (at, segment) in segments.pos().enumerate() {
    let width = measure(segment).width
    if at > 0 {
      let stop = stops.find(stop => stop.at > x + 0.5pt)
      if stop == none { stop = (at: (calc.floor(x / 36pt + 0.02) + 1) * 36pt, align: "left", leader: "none") }
      let to = if stop.align == "right" { stop.at - width } else if stop.align == "center" { stop.at - width / 2 } else { stop.at }
      let gap = calc.max(to - x, 0pt)
      if stop.leader == "dots" { box(width: gap, repeat(".")) }
      else if stop.leader == "line" { box(width: gap, line(length: 100%, stroke: 0.5pt)) }
      else { h(gap) }
      x += gap
    }
    segment
    x += width
  }
}
#let at-least(least, body) = layout(size => {
  let needed = measure(block(width: size.width, body)).height
  block(width: 100%, height: calc.max(needed, least), body)
})
`

/** What is put over every page of a letter that is only shown. */
export interface SourceOptions {
  readonly title: string
  readonly watermark?: string
}

/** The Typst markup of a letter. */
export function typstSource(letter: Letter, { title, watermark }: SourceOptions): string {
  const { page } = letter
  const over =
    watermark === undefined
      ? 'none'
      : `rotate(-50deg, text(size: 64pt, weight: "bold", fill: rgb(170, 30, 30, 60), ${quoted(watermark)}))`
  const edge = (blocks: readonly Block[], distance: number, side: 'top' | 'bottom') =>
    blocks.length === 0
      ? 'none'
      : `place(${side} + left, dy: ${points(side === 'top' ? distance : -distance)}, block(width: 100%, ${blocksSource(blocks)}))`
  return `${prelude}
#set document(title: ${quoted(title)})
#set page(width: ${points(page.width)}, height: ${points(page.height)}, margin: (top: ${points(page.top)}, right: ${points(page.right)}, bottom: ${points(page.bottom)}, left: ${points(page.left)}), header-ascent: 0pt, footer-descent: 0pt, header: ${edge(letter.header, page.header, 'top')}, footer: ${edge(letter.footer, page.footer, 'bottom')}, foreground: ${over})
#set text(font: "Tinos", lang: "vi", hyphenate: false, top-edge: "ascender", bottom-edge: "descender")
#set par(spacing: 0pt)
#set block(spacing: 0pt)
${letter.body.map(block => `#${blockSource(block)}`).join('\n')}
`
}

/** Blocks one below the other, as one piece of content. */
function blocksSource(blocks: readonly Block[]): string {
  return `{ ${blocks
    .filter(block => block.kind !== 'page-break')
    .map(blockSource)
    .join('; ')} }`
}

function blockSource(block: Block): string {
  if (block.kind === 'page-break') return 'pagebreak()'
  return block.kind === 'table' ? tableSource(block, blocksSource) : paragraphSource(block)
}

function paragraphSource(paragraph: Paragraph): string {
  const { left, right, before, after, borders, keepWithNext, firstLine } = paragraph
  const size = Math.max(...sizesOf(paragraph.inlines), paragraph.inlines.length === 0 ? paragraph.size : 0)
  const height = lineHeight(paragraph.line, size)
  const leading = height - (ascent + descent) * size
  const hanging = Math.max(0, -firstLine)
  const inner =
    paragraph.inlines.length === 0
      ? `v(${points(height)})`
      : `par(justify: ${paragraph.align === 'justify'}, leading: ${points(leading)}, first-line-indent: (amount: ${points(Math.max(0, firstLine))}, all: true), hanging-indent: ${points(hanging)}, { ${inlinesSource(paragraph)} })`
  // What a line is higher than its letters stands below the last one, too.
  const below = paragraph.inlines.length === 0 ? 0 : leading
  const placed = ['center', 'right'].includes(paragraph.align)
    ? `align(${paragraph.align}, ${inner})`
    : `align(left, ${inner})`
  const bordered = strokes(borders)
  const box =
    bordered === 'none'
      ? placed
      : `block(width: 100%, stroke: ${bordered}, outset: (top: 1pt, bottom: 1pt), ${placed})`
  return `block(width: 100%, sticky: ${keepWithNext}, inset: (left: ${points(left - hanging)}, right: ${points(right)}, top: ${points(before)}, bottom: ${points(after + below)}), ${box})`
}

function lineHeight({ rule, value }: Paragraph['line'], size: number): number {
  const single = singleLine * size
  if (rule === 'times') return value * single
  return rule === 'exact' ? value : Math.max(value, single)
}

function sizesOf(inlines: readonly Inline[]): readonly number[] {
  return inlines.map(inline =>
    inline.kind === 'text' ? inline.size : inline.kind === 'page-number' ? inline.look.size : 1,
  )
}

/** A paragraph's line of text; with tabs in it, its parts between them. */
function inlinesSource({ inlines, tabs, left, firstLine }: Paragraph): string {
  if (!inlines.some(inline => inline.kind === 'tab')) return inlines.map(inlineSource).join('; ')
  const lines = splitAt(inlines, 'break').map(line => {
    const segments = splitAt(line, 'tab').map(segment => `{ ${segment.map(inlineSource).join('; ')} }`)
    const stops = tabs.map(
      ({ at, align, leader }) => `(at: ${points(at)}, align: "${align}", leader: "${leader}")`,
    )
    return `tabbed((${stops.map(stop => `${stop},`).join(' ')}), ${points(left + firstLine)}, ${segments.join(', ')})`
  })
  return lines.join('; linebreak(); ')
}

function splitAt(inlines: readonly Inline[], kind: 'tab' | 'break'): readonly (readonly Inline[])[] {
  const parts: Inline[][] = [[]]
  for (const inline of inlines) {
    if (inline.kind === kind) parts.push([])
    else parts.at(-1)?.push(inline)
  }
  return parts
}

function inlineSource(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return looking(inline, quoted(inline.caps ? inline.text.toLocaleUpperCase('vi') : inline.text))
    case 'page-number':
      return looking(
        inline.look,
        `context counter(page).${inline.of === 'page' ? 'display()' : 'final().first()'}`,
      )
    case 'break':
      return 'linebreak()'
    case 'tab':
      return 'h(1em)'
    case 'picture':
      return `box(image(${quoted(inline.name)}, width: ${points(inline.width)}, height: ${points(inline.height)}, fit: "stretch"))`
  }
}

function looking(look: TextLook, content: string): string {
  const parts = [
    `size: ${points(look.size)}`,
    look.bold ? 'weight: "bold"' : '',
    look.italic ? 'style: "italic"' : '',
    look.color === '000000' ? '' : `fill: rgb("#${look.color}")`,
  ].filter(part => part !== '')
  let source = `text(${parts.join(', ')}, ${content})`
  if (look.raised !== null) source = `${look.raised}(typographic: false, ${source})`
  if (look.underline) source = `underline(offset: 0.12em, stroke: 0.06em, evade: false, ${source})`
  if (look.strike) source = `strike(${source})`
  return source
}
