import { unescapeXml } from '../../../sheets/xml-text.ts'

/** An element of an XML part, its name with the prefix as written (`w:p`). */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** The XML is not well-formed, or has a document type. */
export class XmlError extends Error {}

const pieces =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|</g
const attribute = /([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** Office letters nest about twenty deep; more is an attack on the stack. */
const deepest = 200

/**
 * Reads an XML part of an office file into a tree. Only what those parts consist of: elements, attributes, text, CDATA and the five entities; a
 * document type (where entities would be declared) is refused. Throws `XmlError`.
 */
export function parseXml(source: string): XmlElement {
  const top: { children: (XmlElement | string)[] } = { children: [] }
  const open: { name: string; children: (XmlElement | string)[] }[] = []
  for (const [piece] of source.replace(/^\uFEFF/, '').matchAll(pieces)) {
    const into = (open.at(-1) ?? top).children
    if (!piece.startsWith('<')) {
      if (open.length > 0) into.push(unescapeXml(piece))
    } else if (piece.startsWith('<![CDATA[')) into.push(piece.slice(9, -3))
    else if (piece.startsWith('<!--') || piece.startsWith('<?')) continue
    else if (piece.startsWith('</')) {
      if (open.pop()?.name !== piece.slice(2, -1).trim()) throw new XmlError('elements do not nest')
    } else {
      const element = readStart(piece)
      into.push(element)
      if (!piece.endsWith('/>')) open.push(element)
      if (open.length > deepest) throw new XmlError('elements nest too deep')
    }
  }
  const [root, ...others] = top.children
  if (open.length > 0 || root === undefined || typeof root === 'string' || others.length > 0)
    throw new XmlError('not one element')
  return root
}

function readStart(tag: string): XmlElement & { children: (XmlElement | string)[] } {
  const name = /^<([A-Za-z_][\w:.-]*)(?=[\s/>])/.exec(tag)?.[1]
  if (name === undefined) throw new XmlError('not an element')
  const attributes: Record<string, string> = {}
  for (const [, key = '', double, single] of tag.slice(name.length + 1).matchAll(attribute))
    attributes[key] = unescapeXml(double ?? single ?? '')
  return { name, attributes, children: [] }
}

/** The child elements, all or those of a name. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** The first child element of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

/** The element below by a path of names. */
export function descend(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => childOf(at, name), element)
}

/** The element itself and all elements below it, in the order of the document. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of childrenOf(element)) yield* walk(child)
}

/** All text below an element. */
export function textOf(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('')
}
