import type { Page } from 'playwright-core'

/** A move of the keyboard to another field or entry, from the key to what is seen, in milliseconds. */
export interface Move {
  readonly kind: 'field' | 'entry'
  /** Until the frame was drawn in which the field has the focus and its mark lies on the picture; of an entry, its picture decoded. */
  readonly ms: number
  /** The browser's own figure, until that key's next frame was on the screen (event timing: steps of 8 ms, 16 at least). */
  readonly shownMs: number
}

/** Measures every move in a page from now on; the list grows as they are told. */
export async function watchMoves(page: Page): Promise<readonly Move[]> {
  const moves: Move[] = []
  const shown = new Map<number, number>()
  await page.exposeFunction('toldMove', (kind: Move['kind'], at: number, ms: number) =>
    moves.push({
      ...{ kind, ms },
      get shownMs() {
        return shown.get(at) ?? 16
      },
    }),
  )
  await page.exposeFunction('toldShown', (at: number, ms: number) => shown.set(at, ms))
  await page.evaluate(probe)
  return moves
}

/** The same of a page that does nothing but draw a box anew: what the browser and this machine need for themselves. */
export async function measureEmptyPage(page: Page, count: number): Promise<readonly number[]> {
  await page.setContent('<input autofocus><div id="box" style="width:9px;height:9px;background:red"></div>')
  await page.locator('input').focus()
  const told: number[] = []
  await page.exposeFunction('toldFrame', (ms: number) => told.push(ms))
  await page.evaluate(emptyProbe)
  for (let at = 0; at < count; at++) {
    await page.keyboard.press('Enter')
    await page.waitForTimeout(30)
  }
  return told
}

/** Tells how long after a key the frame at hand was drawn: a message comes after the frame that its callback belongs to. */
const afterFrame = `const afterFrame = then => requestAnimationFrame(() => {
  const channel = new MessageChannel()
  channel.port1.onmessage = then
  channel.port2.postMessage(null)
})`

/** Runs in the page: `toldMove` and `toldShown` are ours. */
const probe = `{
  ${afterFrame}
  const keyOf = () => document.activeElement?.getAttribute('data-key') ?? ''
  const markOf = () => document.querySelector('[data-mark]')?.getAttribute('style') ?? ''
  const pictureOf = () => [...document.images].find(({ hidden, alt, clientWidth }) => !hidden && alt !== '' && clientWidth > 0)
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) toldShown(startTime, duration)
  }).observe({ type: 'event', durationThreshold: 16 })
  let before = { key: '', mark: '', picture: '' }
  document.addEventListener(
    'keydown',
    () => (before = { key: keyOf(), mark: markOf(), picture: pictureOf()?.src ?? '' }),
    { capture: true },
  )
  window.addEventListener('keydown', ({ key, timeStamp: at }) => {
    if ((key !== 'Enter' && key !== 'Tab') || before.key === '') return
    const was = before
    const look = async () => {
      const [now, picture] = [keyOf(), pictureOf()]
      const isEntry = now !== '' && now.split(' ')[0] !== was.key.split(' ')[0]
      const isThere = isEntry
        ? picture !== undefined && picture.src !== was.picture && picture.complete
        : now !== '' && now !== was.key && (markOf() !== was.mark || markOf() === '')
      if (isThere) {
        if (isEntry) await picture.decode()
        afterFrame(() => toldMove(isEntry ? 'entry' : 'field', at, performance.now() - at))
      } else if (performance.now() - at < 3000) requestAnimationFrame(look)
    }
    // What the desk renders after a key is rendered before this.
    queueMicrotask(look)
  })
}`

const emptyProbe = `{
  ${afterFrame}
  window.addEventListener('keydown', ({ timeStamp }) => {
    const { style } = document.getElementById('box')
    style.marginLeft = style.marginLeft === '9px' ? '0' : '9px'
    afterFrame(() => toldFrame(performance.now() - timeStamp))
  })
}`
