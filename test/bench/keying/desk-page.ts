import type { Browser, Page, Request } from 'playwright-core'
import { formatScreen } from '../../../web/keying/src/screen.ts'
import { benchPassword } from './commune.ts'

/** A value that the screen offers, with the key it names. */
export interface Offered {
  readonly label: string
  /** `Tab`, `Alt+2` … */
  readonly key: string
  /** Whether Enter takes it. */
  readonly isMarked: boolean
}

/** A field as it is seen. */
export interface SeenField {
  readonly field: string
  readonly text: string
  /** Whether it is marked as taken over from a known family. */
  readonly isReused: boolean
}

/** What whoever keys has before their eyes. */
export interface Screen {
  readonly task: string
  /** The field with the keyboard; '' behind the last. */
  readonly at: string
  readonly fields: readonly SeenField[]
  readonly offered: readonly Offered[]
  /** The line of known people; '' while none is offered. */
  readonly family: string
  readonly isOver: boolean
}

/** A desk in a browser. */
export interface DeskPage {
  readonly page: Page
  open(agency: string, batch: string): Promise<void>
  see(): Promise<Screen>
  /** Waits as a person does until known people are found for a name. */
  settle(): Promise<void>
  /** Waits until it may ask for known people again: it types faster than the server lets anybody ask. */
  rest(): Promise<void>
  /** Waits until all pictures that were asked for are there. */
  pictures(): Promise<void>
  /** Waits until the server has everything. */
  sent(): Promise<void>
  close(): Promise<void>
}

/** The desk looks for known people so long after a name was left. */
const familyPauseMs = 150
/** It begins to load the next pictures so long after an entry was begun, and decodes them then. */
const picturePauseMs = 200

/** Nobody waits for help longer than this. */
const mostMs = 5_000

/** The server answers sixty questions a minute; an entry asks less than ten. */
const [mostAMinute, minuteMs] = [50, 61_000]

/** Signs in to the keying desk of a served address. */
export async function openDeskPage(browser: Browser, address: string, username: string): Promise<DeskPage> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  const asked = new Set<Request>()
  const familiesAt: number[] = []
  let refused = 0
  page.on('request', request => {
    asked.add(request)
    if (request.url().endsWith('/families')) familiesAt.push(performance.now())
  })
  page.on('response', response => {
    if (response.status() === 429) refused++
  })
  page.on('requestfinished', request => asked.delete(request))
  page.on('requestfailed', request => asked.delete(request))
  const answered = async (path: string, pauseMs: number) => {
    await page.waitForTimeout(pauseMs)
    const since = performance.now()
    while ([...asked].some(request => request.url().endsWith(path)) && performance.now() - since < mostMs)
      await page.waitForTimeout(5)
    await page.evaluate('new Promise(requestAnimationFrame)')
  }
  await page.goto(`${address}/nhap/`)
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(benchPassword)
  await page.keyboard.press('Enter')
  await page.locator('input[name=password]').waitFor({ state: 'detached' })
  return {
    page,
    async open(agency, batch) {
      const dictionary = page.waitForResponse(response => response.url().endsWith('/dictionary'))
      await page.goto(`${address}/nhap/${formatScreen({ view: 'desk', agency, batch })}`)
      await dictionary
      await page.locator('[data-key]:focus').waitFor()
    },
    see: () => page.evaluate<Screen>(readScreen),
    settle: () => answered('/families', familyPauseMs),
    async rest() {
      const inLastMinute = () => familiesAt.filter(at => performance.now() - at < minuteMs).length
      while (inLastMinute() > mostAMinute) await page.waitForTimeout(500)
      if (refused > 0) throw new Error('the server found the robot too curious: what it offers is missing')
    },
    pictures: () => answered('/image', picturePauseMs),
    sent: () => page.locator('[data-line=online]', { hasText: 'đã lưu hết' }).waitFor(),
    close: () => page.close(),
  }
}

/** Runs in the page: only what stands on the screen is read. */
const readScreen = `(() => {
  const keyOf = element => (element?.getAttribute('data-key') ?? ' ').split(' ')
  const inputs = [...document.querySelectorAll('[data-key]')]
  return {
    task: keyOf(inputs[0])[0],
    at: keyOf(document.activeElement)[1],
    fields: inputs.map(input => ({
      field: keyOf(input)[1],
      text: input.value,
      isReused: input.closest('[data-row]')?.getAttribute('data-how') === 'reused',
    })),
    offered: [...document.querySelectorAll('#hints [role=option]')].map(option => ({
      label: option.querySelector('span')?.textContent ?? '',
      key: option.querySelector('kbd')?.textContent ?? '',
      isMarked: option.getAttribute('aria-selected') === 'true',
    })),
    family: document.querySelector('[data-offered]')?.textContent ?? '',
    isOver: document.querySelector('[class*=allDone]') !== null,
  }
})()`
