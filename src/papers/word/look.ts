import type { Align, Border, Borders, Paragraph, TabStop, TextLook } from './letter.ts'
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts'

/** The elements that say how something looks, the weakest first: defaults of the document, its style, its own. */
export type Sources = readonly (XmlElement | undefined)[]

const twip = 1 / 20

/** The value of an attribute in twentieths of a point, in points. */
export function twips(element: XmlElement | undefined, name: string): number | undefined {
  const text = element?.attributes[name]
  // Strict files write lengths with their unit.
  if (text === undefined) return undefined
  const found = /^(-?\d+(?:\.\d+)?)(pt|cm|mm|in)?$/.exec(text)
  if (found === null) return undefined
  const value = Number(found[1])
  const units: Readonly<Record<string, number>> = { pt: 1, cm: 72 / 2.54, mm: 7.2 / 2.54, in: 72 }
  return value * (found[2] === undefined ? twip : (units[found[2]] ?? 1))
}

/** The strongest element of a name. */
export function strongest(sources: Sources, name: string): XmlElement | undefined {
  return sources.map(source => childOf(source, name)).findLast(element => element !== undefined)
}

const wordOf = (sources: Sources, name: string) => strongest(sources, name)?.attributes['w:val']

function isOn(sources: Sources, name: string): boolean {
  const element = strongest(sources, name)
  return element !== undefined && !['0', 'false', 'none', 'off'].includes(element.attributes['w:val'] ?? '')
}

/** An attribute of elements of one name, from the strongest that has it. */
function attributeOf(sources: Sources, name: string, ...keys: readonly string[]): number | undefined {
  for (const source of sources.toReversed()) {
    for (const key of keys) {
      const value = twips(childOf(source, name), key)
      if (value !== undefined) return value
    }
  }
  return undefined
}

/** How a run of text looks; `sources` are elements `w:rPr`. */
export function lookOf(sources: Sources): TextLook {
  const color = wordOf(sources, 'w:color') ?? 'auto'
  const raised = wordOf(sources, 'w:vertAlign')
  const halfPoints = Number(wordOf(sources, 'w:sz') ?? 20)
  return {
    size: Number.isFinite(halfPoints) ? Math.min(200, Math.max(1, halfPoints / 2)) : 10,
    bold: isOn(sources, 'w:b'),
    italic: isOn(sources, 'w:i'),
    underline: !['none', undefined].includes(wordOf(sources, 'w:u')),
    strike: isOn(sources, 'w:strike') || isOn(sources, 'w:dstrike'),
    caps: isOn(sources, 'w:caps') || isOn(sources, 'w:smallCaps'),
    raised: raised === 'superscript' ? 'super' : raised === 'subscript' ? 'sub' : null,
    color: /^[0-9A-Fa-f]{6}$/.test(color) ? color : '000000',
  }
}

/** Whether a run is not shown at all. */
export const isHidden = (sources: Sources): boolean => isOn(sources, 'w:vanish')

/** The font a run asks for, if it names one. */
export function fontOf(sources: Sources): string | undefined {
  for (const source of sources.toReversed()) {
    const name = childOf(source, 'w:rFonts')?.attributes['w:ascii']
    if (name !== undefined) return name
  }
  return undefined
}

const aligns: Readonly<Record<string, Align>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
}

/** How a paragraph looks; `sources` are elements `w:pPr`. */
export function paragraphLook(sources: Sources): Omit<Paragraph, 'kind' | 'size' | 'inlines'> {
  const indent = (...keys: readonly string[]) => attributeOf(sources, 'w:ind', ...keys)
  const hanging = indent('w:hanging')
  return {
    align: aligns[wordOf(sources, 'w:jc') ?? ''] ?? 'left',
    left: indent('w:left', 'w:start') ?? 0,
    right: indent('w:right', 'w:end') ?? 0,
    firstLine: hanging === undefined ? (indent('w:firstLine') ?? 0) : -hanging,
    before: attributeOf(sources, 'w:spacing', 'w:before') ?? 0,
    after: attributeOf(sources, 'w:spacing', 'w:after') ?? 0,
    line: lineOf(sources),
    tabs: tabsOf(sources),
    borders: bordersOf(strongest(sources, 'w:pBdr')),
    keepWithNext: isOn(sources, 'w:keepNext'),
  }
}

/** Whether a paragraph begins a page. */
export const beginsPage = (sources: Sources): boolean => isOn(sources, 'w:pageBreakBefore')

function lineOf(sources: Sources): Paragraph['line'] {
  const spacing = sources
    .map(source => childOf(source, 'w:spacing'))
    .findLast(element => element?.attributes['w:line'] !== undefined)
  const value = twips(spacing, 'w:line')
  if (value === undefined) return { rule: 'times', value: 1 }
  const rule = spacing?.attributes['w:lineRule'] ?? 'auto'
  // 240 parts are one line.
  if (rule === 'auto') return { rule: 'times', value: value / 12 }
  return { rule: rule === 'exact' ? 'exact' : 'least', value }
}

function tabsOf(sources: Sources): readonly TabStop[] {
  const stops = new Map<number, TabStop>()
  for (const tab of sources.flatMap(source => childrenOf(childOf(source, 'w:tabs'), 'w:tab'))) {
    const at = twips(tab, 'w:pos')
    if (at === undefined) continue
    const { 'w:val': kind = 'left', 'w:leader': leader = 'none' } = tab.attributes
    if (kind === 'clear' || kind === 'bar') {
      stops.delete(at)
      continue
    }
    stops.set(at, {
      at,
      align:
        kind === 'center' ? 'center' : ['right', 'end', 'decimal', 'num'].includes(kind) ? 'right' : 'left',
      leader:
        leader === 'dot' || leader === 'middleDot'
          ? 'dots'
          : leader === 'underscore' || leader === 'heavy' || leader === 'hyphen'
            ? 'line'
            : 'none',
    })
  }
  return [...stops.values()].sort((a, b) => a.at - b.at)
}

/** One border; undefined when the element says nothing of it. */
export function borderOf(element: XmlElement | undefined): Border | null | undefined {
  if (element === undefined) return undefined
  const style = element.attributes['w:val'] ?? 'nil'
  if (style === 'nil' || style === 'none') return null
  const color = element.attributes['w:color'] ?? 'auto'
  const eighths = Number(element.attributes['w:sz'] ?? 4)
  return {
    width: Math.min(12, Math.max(0.25, (Number.isFinite(eighths) ? eighths : 4) / 8)),
    color: /^[0-9A-Fa-f]{6}$/.test(color) ? color : '000000',
    style: /dot/i.test(style)
      ? 'dotted'
      : /dash/i.test(style)
        ? 'dashed'
        : style === 'double'
          ? 'double'
          : 'solid',
  }
}

function bordersOf(element: XmlElement | undefined): Borders {
  const side = (...names: readonly string[]) =>
    borderOf(names.map(name => childOf(element, name)).find(found => found !== undefined)) ?? null
  return {
    top: side('w:top'),
    right: side('w:right', 'w:end'),
    bottom: side('w:bottom'),
    left: side('w:left', 'w:start'),
  }
}
