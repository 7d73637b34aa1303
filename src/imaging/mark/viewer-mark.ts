import { getFont } from '../synth/faces.ts'

/** What is written over a page that somebody looks at: it says who that was, when it is printed or photographed. */
export interface ViewerMark {
  /** Short: stands slanted all over the page. */
  readonly across: string
  /** The whole of it, in one line at the lower edge. */
  readonly foot: string
}

/** How the mark stands on the page; ink of the page shows through everywhere. */
export const markStyle = {
  face: 'bold',
  /** Clear on white paper and in print, and no stroke of a pen disappears under it. */
  opacity: 0.16,
  footOpacity: 0.6,
  red: 0.1,
  green: 0.25,
  blue: 0.55,
  turnDeg: 30,
} as const

/** A text that the mark's face can draw: letters it lacks become question marks. */
export function drawable(text: string): string {
  const font = getFont(markStyle.face)
  return [...text.normalize('NFC')].map(character => (font.has(character) ? character : '?')).join('')
}
