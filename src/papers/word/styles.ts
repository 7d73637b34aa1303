import type { Sources } from './look.ts'
import { childOf, childrenOf, descend, type XmlElement } from './xml-tree.ts'

/** What a document's styles say, the weakest first. */
export interface Styles {
  /** `w:pPr` of the defaults and of a paragraph style with those it is based on. */
  paragraph(style: string | undefined): Sources
  /** `w:rPr` of the defaults, of a paragraph's style and of a character style. */
  run(paragraphStyle: string | undefined, style: string | undefined): Sources
  /** `w:tblPr` of a table style with those it is based on. */
  table(style: string | undefined): Sources
}

/** Styles are based on one another ten deep at most; a circle would have no end. */
const deepest = 10

/** Reads `word/styles.xml`; without one nothing has a style. */
export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map<string, XmlElement>()
  const defaults = new Map<string, string>()
  for (const style of childrenOf(root, 'w:style')) {
    const { 'w:styleId': id = '', 'w:type': type = 'paragraph', 'w:default': isDefault } = style.attributes
    styles.set(id, style)
    if (isDefault === '1' || isDefault === 'true') defaults.set(type, id)
  }
  const chain = (id: string | undefined): readonly XmlElement[] => {
    const found: XmlElement[] = []
    for (let at = id; at !== undefined && found.length < deepest; ) {
      const style = styles.get(at)
      if (style === undefined) break
      found.unshift(style)
      at = childOf(style, 'w:basedOn')?.attributes['w:val']
    }
    return found
  }
  const paragraphChain = (id: string | undefined) => chain(id ?? defaults.get('paragraph'))
  return {
    paragraph: style => [
      descend(root, 'w:docDefaults', 'w:pPrDefault', 'w:pPr'),
      ...paragraphChain(style).map(each => childOf(each, 'w:pPr')),
    ],
    run: (paragraphStyle, style) => [
      descend(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'),
      ...[...paragraphChain(paragraphStyle), ...(style === undefined ? [] : chain(style))].map(each =>
        childOf(each, 'w:rPr'),
      ),
    ],
    table: style => chain(style ?? defaults.get('table')).map(each => childOf(each, 'w:tblPr')),
  }
}
