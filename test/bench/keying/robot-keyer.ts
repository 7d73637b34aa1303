import { getKind } from '../../../src/register/kind.ts'
import type { Values } from '../../../src/training/entries/entry.ts'
import { shownValue } from '../../../web/src/ui/fields/form/find-items.ts'
import type { DeskPage, Screen } from './desk-page.ts'
import type { DrawnKind } from './draw-papers.ts'
import { findOffer } from './find-offer.ts'
import { countTelexKeys } from './telex-keys.ts'

/** What keying one entry took. */
export interface KeyedEntry {
  /** Keys by field; '' those of the entry as a whole. */
  readonly keys: Readonly<Record<string, number>>
  /** How often an offered value was taken after typing had begun: each a look at the list. */
  readonly looks: number
  readonly machineMs: number
}

/** More steps than any entry needs: the robot and the desk don't understand each other. */
const mostSteps = 400

/** Keys the entry on the screen from its paper as a practised person would, and goes on to the next. */
export async function keyEntry(desk: DeskPage, kind: DrawnKind, paper: Values): Promise<KeyedEntry> {
  const started = performance.now()
  const robot = createRobot(desk, kind, paper)
  await robot.run()
  return { keys: robot.keys, looks: robot.looks(), machineMs: performance.now() - started }
}

function createRobot({ page, see, settle }: DeskPage, kind: DrawnKind, paper: Values) {
  const fields = new Map(getKind(kind).fields.map(field => [field.id, field]))
  const names = getKind(kind).persons.map(person => person.fields)
  const naming = new Set(names.flatMap(({ name, birth }) => [name, birth ?? '']))
  const keys: Record<string, number> = {}
  let looks = 0
  /** As it stands on the paper, or by the name of its code. */
  const wantOf = (id: string) => {
    const codeList = fields.get(id)?.codeList
    const value = paper[id] ?? ''
    return codeList === undefined ? value : shownValue(codeList, value)
  }
  const count = (field: string, pressed: number) => {
    keys[field] = (keys[field] ?? 0) + pressed
  }
  const press = async (field: string, chord: string) => {
    await page.keyboard.press(chord.replace('Alt+', 'Alt+Digit').replace('Ctrl', 'Control'))
    count(field, chord.split('+').length)
  }
  const isRight = ({ field, text }: Screen['fields'][number]) => text === wantOf(field)

  /** Types on until the value stands there or is taken; the field is left by the last key. */
  const fill = async (screen: Screen): Promise<void> => {
    const { at } = screen
    const want = wantOf(at)
    let spelled = spellingOf(paper[at] ?? '', want)
    let [now, text, isBegun] = [screen, '', false]
    if (want === '') {
      await press(at, 'Backspace')
      return press(at, 'Enter')
    }
    for (let step = 0; step < mostSteps; step++) {
      const offer = findOffer(now.offered, text, want)
      if (offer !== undefined) {
        looks += Number(isBegun)
        await press(at, offer.key)
        now = await see()
        text = offer.text
        if (!offer.goesOn || now.at !== at) return
        continue
      }
      if (text === spelled && spelled !== want && text.length === shortDate) {
        // It was taken for another century.
        for (const _ of [1, 2]) await press(at, 'Backspace')
        ;[text, spelled] = [text.slice(0, -2), want.replaceAll('.', '')]
      } else if (text === spelled) return press(at, 'Enter')
      text = await typeOn(at, text, spelled)
      isBegun = true
      now = await see()
    }
    throw new Error(`${at} could not be filled with “${want}”`)
  }
  /** One key further: the next letter without its marks; the marks where the word ends, as Telex lets one. */
  const typeOn = async (at: string, text: string, want: string): Promise<string> => {
    const word = wordAt(want, text.length)
    const typed = text.slice(word.from)
    if (text.length === word.to && typed !== word.text) {
      await page.evaluate(`document.activeElement.setSelectionRange(${word.from}, ${word.to})`)
      await page.keyboard.insertText(word.text)
      count(at, countTelexKeys(word.text) - word.text.length)
      return want.slice(0, word.to)
    }
    const letter = plain(want.charAt(text.length))
    await page.keyboard.type(letter)
    count(at, 1)
    return text + letter
  }
  /** Every field on the screen, and what is offered, as a person looks it over. */
  const step = async (screen: Screen): Promise<void> => {
    const { at, family } = screen
    const wrongBefore = screen.fields
      .slice(0, at === '' ? undefined : screen.fields.findIndex(({ field }) => field === at))
      .findLast(field => !isRight(field))
    if (wrongBefore !== undefined) return press(at, 'Shift+Tab')
    if (family.startsWith('F2') && namesThese(family)) return press('', 'F2')
    const rest = screen.fields.slice(screen.fields.findIndex(({ field }) => field === at))
    if (at === '' || rest.every(field => isRight(field) && !field.isReused)) return press('', 'Ctrl+Enter')
    const here = screen.fields.find(({ field }) => field === at)
    if (here !== undefined && isRight(here)) await press(at, 'Enter')
    else await fill(screen)
    if (naming.has(at)) await settle()
  }
  /** Whether the people offered are those on the paper. */
  const namesThese = (family: string): boolean => {
    const people = [...family.matchAll(/([\p{Lu}][\p{L} ’']+?) \((\d{4}|[\d.]+)\)/gu)]
    return people.length > 0 && people.every(([, name, born]) => isNamed(name ?? '', born ?? ''))
  }
  const isNamed = (name: string, born: string) =>
    names.some(({ name: field, birth }) => {
      const onPaper = birth === undefined ? '' : (paper[birth] ?? '')
      return name.endsWith(paper[field] ?? '?') && (onPaper === '' || onPaper.endsWith(born.slice(-4)))
    })
  return {
    keys,
    looks: () => looks,
    async run() {
      const first = await see()
      for (let taken = 0; taken < mostSteps; taken++) {
        const screen = taken === 0 ? first : await see()
        if (screen.task !== first.task || screen.isOver) return
        await step(screen)
      }
      throw new Error(`the entry does not end: ${JSON.stringify(await see())}`)
    },
  }
}

function wordAt(
  text: string,
  at: number,
): { readonly from: number; readonly to: number; readonly text: string } {
  const from = at > 0 && text.charAt(at - 1) !== ' ' ? text.lastIndexOf(' ', at - 1) + 1 : at
  const space = text.indexOf(' ', from)
  const to = space < 0 ? text.length : space
  return { from, to, text: text.slice(from, to) }
}

/** `020387` for 02.03.1987. */
const shortDate = 6

/** What is typed for a value: a code by its number, in the sheet as here; a whole date by six digits; anything else as it stands there. */
function spellingOf(value: string, want: string): string {
  if (/^\d+$/.test(value)) return value
  const [, day, month, years] = /^(\d\d)\.(\d\d)\.\d\d(\d\d)$/.exec(value) ?? []
  return day === undefined ? want : `${day}${month}${years}`
}

/** A letter without hat, tone and stroke. */
function plain(letter: string): string {
  return letter.normalize('NFD').charAt(0).replace('đ', 'd').replace('Đ', 'D')
}
