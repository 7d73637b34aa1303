import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Font, readFont } from './font.ts'

/** The bundled faces: Tinos (metrics of Times New Roman) for print, Patrick Hand for the pen; both under the OFL. */
const files = {
  print: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  pen: '@expo-google-fonts/patrick-hand/400Regular/PatrickHand_400Regular.ttf',
} as const

export type Face = keyof typeof files

const fonts = new Map<Face, Font>()
const require = createRequire(import.meta.url)

/** A bundled font, read once. Text is drawn as outlines, so a machine without any fonts draws the same page. */
export function getFont(face: Face): Font {
  const known = fonts.get(face)
  if (known !== undefined) return known
  const font = readFont(readFileSync(require.resolve(files[face])))
  fonts.set(face, font)
  return font
}
