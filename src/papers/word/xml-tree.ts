import { DOMParser, type Document, type Element, Node } from '@xmldom/xmldom'

/** An element of an XML part, its name with the prefix as written (`w:p`). */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** The XML is not well-formed, or has a document type. */
export class XmlError extends Error {}

/** Office letters nest about twenty deep; more is an attack on the stack. */
const deepest = 200

/**
 * Reads an XML part of an office file into a tree of elements and texts. A document type (where entities would be declared) is refused, and so
 * is whatever the parser would only warn of. Throws `XmlError`.
 */
export function parseXml(source: string): XmlElement {
  const { doctype, documentElement } = parse(source.replace(/^\uFEFF/, ''))
  if (doctype !== null) throw new XmlError('a document type')
  if (documentElement === null) throw new XmlError('no element')
  return readElement(documentElement, 1)
}

function parse(source: string): Document {
  const parser = new DOMParser({
    onError: (_, message) => {
      throw new XmlError(message)
    },
  })
  try {
    return parser.parseFromString(source, 'text/xml')
  } catch (error) {
    throw new XmlError('not well-formed', { cause: error })
  }
}

function readElement(element: Element, depth: number): XmlElement {
  if (depth > deepest) throw new XmlError('elements nest too deep')
  const attributes: Record<string, string> = {}
  for (const { name, value } of element.attributes) attributes[name] = value
  const children: (XmlElement | string)[] = []
  for (const node of element.childNodes) {
    if (isElement(node)) children.push(readElement(node, depth + 1))
    else if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
      children.push(node.nodeValue ?? '')
  }
  return { name: element.tagName, attributes, children }
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE

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
