import fc from 'fast-check'
import { expect, test } from 'vitest'
import { childOf, parseXml, textOf, type XmlElement, XmlError } from './xml-tree.ts'

const escaped = (text: string) => text.replace(/[&<>"]/g, letter => `&#${letter.codePointAt(0)};`)
const write = ({ name, attributes, children }: XmlElement): string => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${given.join('')}>${children.map(each => (typeof each === 'string' ? escaped(each) : write(each))).join('')}</${name}>`
}
const name = fc.stringMatching(/^[a-w][A-Za-z]{1,6}$/)
const text = fc.stringMatching(/^[A-Za-zÀ-ỹ <>&"']{1,20}$/)
const { tree } = fc.letrec<{ tree: XmlElement }>(tie => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(name, text, { maxKeys: 3, noNullPrototype: true }),
    children: fc.array(fc.oneof({ maxDepth: 3 }, text, tie('tree')), { maxLength: 4 }),
  }),
}))
const joined = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.reduce<(XmlElement | string)[]>((all, child) => {
    const last = all.at(-1)
    if (typeof child !== 'string') all.push(joined(child))
    else if (typeof last === 'string') all.splice(-1, 1, last + child)
    else all.push(child)
    return all
  }, []),
})

test('a tree is read as it was written', () => {
  fc.assert(
    fc.property(tree, each => {
      expect(parseXml(write(each))).toEqual(joined(each))
    }),
  )
})

test('comments and declarations are passed over, CDATA and both quotes are read', () => {
  const root = parseXml(
    `\uFEFF<?xml version="1.0"?><!-- <b> --><w:t xmlns:w="w" a='x > "y"'>1<![CDATA[<&]]><w:br/> 2</w:t>`,
  )
  expect(root.attributes).toMatchObject({ a: 'x > "y"' })
  expect(textOf(root)).toBe('1<& 2')
  expect(childOf(root, 'w:br')).toBeDefined()
})

test('what is not well-formed, declares entities or nests without end is refused', () => {
  const deep = `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`
  const doctype = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
  for (const source of ['', 'x', '<a>', '<a></b>', '<a/><b/>', '<a', doctype, deep])
    expect(() => parseXml(source), source.slice(0, 30)).toThrow(XmlError)
})
