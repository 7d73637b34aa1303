import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Keying, packSchema } from '../../src/keying/schema.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type KeyingOffice, openKeyingOffice } from '../support/keying-office.ts'

let office: KeyingOffice
let cdp: CDPSession

beforeAll(async () => {
  office = await openKeyingOffice('keying-screen', 4, 4)
  await office.signIn()
  cdp = await office.page.context().newCDPSession(office.page)
}, 120_000)
afterAll(() => office.close())
beforeEach(() => office.page.setViewportSize(windows[0]))

const name = 'Nguyễn Thị Thuỳ'
const at = () => office.page.locator('[data-key]:focus')
const idOf = (field: string) => `[data-key$=" ${field}"]`
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => office.page.keyboard.press(key)), Promise.resolve())
const type = (text: string) => office.page.keyboard.type(text)
const fieldAt = async () => (await at().getAttribute('data-key'))?.split(' ')[1]

/** What the server has of the number-th entry of a batch. */
async function saved(batch: string, number: string): Promise<Keying> {
  const answer = await office.page.request.get(
    `${office.served.address}/api/keying/batches/${office.agencyId}/${batch}`,
  )
  const found = packSchema.parse(await answer.json()).tasks.find(task => task.number === number)
  if (found === undefined) throw new Error(`the batch has no number ${number}`)
  return found.keying
}

/** Types with an input method that composes, as the browser hears of it. */
async function compose(steps: readonly (readonly string[])[]): Promise<void> {
  for (const [index, word] of steps.entries()) {
    if (index > 0) await press('Space')
    for (const text of word)
      await cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await cdp.send('Input.insertText', { text: word.at(-1) ?? '' })
  }
}

/** Types as Unikey does: letters, and where a mark changes one, so many backspaces and the new letters, faster than anything is drawn. */
async function burst(steps: readonly (number | string)[]): Promise<void> {
  const sent: Promise<unknown>[] = []
  const key = (more: {
    readonly key: string
    readonly windowsVirtualKeyCode: number
    readonly text?: string
  }) => {
    sent.push(
      cdp.send('Input.dispatchKeyEvent', {
        type: more.text === undefined ? 'rawKeyDown' : 'keyDown',
        ...more,
      }),
    )
    sent.push(cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...more, text: '' }))
  }
  for (const step of steps) {
    if (typeof step === 'number')
      for (let count = 0; count < step; count++) key({ key: 'Backspace', windowsVirtualKeyCode: 8 })
    // What a program sends as a letter comes as VK_PACKET.
    else for (const letter of step) key({ key: letter, windowsVirtualKeyCode: 231, text: letter })
  }
  await Promise.all(sent)
}

const telex = [
  ['N', 'Ng', 'Ngu', 'Nguy', 'Nguye', 'Nguyê', 'Nguyên', 'Nguyễn'],
  ['T', 'Th', 'Thi', 'Thị'],
  ['T', 'Th', 'Thu', 'Thuy', 'Thuỳ'],
]
const unikey = ['Nguye', 1, 'ê', 'n', 2, 'ễn', ' Thi', 1, 'ị', ' Thuy', 1, 'ỳ']

/** The text of the field at hand, with its cursor. */
const textAt = () =>
  office.page.evaluate<string>(`(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement
    return value.slice(0, selectionStart) + '|' + value.slice(selectionEnd)
  })()`)

async function focus(field: string): Promise<void> {
  await office.page.locator(idOf(field)).first().focus()
  await at().fill('')
}

describe('an input method on the desk', () => {
  it('keeps its letters and its cursor, composing or going back, in every sort of field', async () => {
    await office.open(office.form.batch)
    for (const field of ['trangSo', 'nksHoTen', 'meQuocTich']) {
      await focus(field)
      await compose(telex)
      expect(await textAt(), `${field} composed`).toBe(`${name}|`)
      await focus(field)
      await burst(unikey)
      expect(await textAt(), `${field} in bursts`).toBe(`${name}|`)
      await focus(field)
    }
  })
  it('hides Enter and the keys of the desk while it composes', async () => {
    await focus('nksHoTen')
    await cdp.send('Input.imeSetComposition', { text: 'Thuy', selectionStart: 4, selectionEnd: 4 })
    for (const key of ['Enter', 'Tab', 'F4'])
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
    expect(await fieldAt()).toBe('nksHoTen')
    expect(await office.page.getByRole('group', { name: 'Chỗ nghi' }).count()).toBe(0)
    await cdp.send('Input.insertText', { text: 'Thuỳ' })
    expect(await textAt()).toBe('Thuỳ|')
    await at().fill('')
  })
  it('finds a table as quiet', async () => {
    await office.open(office.ledger.batch)
    await focus('nksHoTen')
    await compose(telex)
    expect(await textAt()).toBe(`${name}|`)
    await focus('nksHoTen')
    await burst(unikey)
    expect(await textAt()).toBe(`${name}|`)
    await at().fill('')
  })
})

describe('an entry, by keys alone', () => {
  it('goes from field to field with its place on the picture, and on to the next entry', async () => {
    const { page, form } = office
    await office.open(form.batch)
    await press('Alt+PageDown')
    await page.getByRole('heading', { name: 'Số 2' }).waitFor()
    const truth = form.book.truth.get('2') ?? {}
    const marks = new Set<string>()
    await page.locator(idOf('so')).focus()
    await page.locator('[data-mark]').waitFor()
    for (let count = 0; count < form.book.fields.length && (await at().count()) > 0; count++) {
      const field = (await fieldAt()) ?? ''
      if ((await page.locator('[data-mark]').count()) > 0) marks.add(field)
      await type(truth[field] ?? '')
      if (field === 'nksHoTen') await office.shot('form')
      await press('Enter')
    }
    expect(marks.size).toBeGreaterThan(10)
    await office.shot('keyed')
    // Behind the last field Enter finishes.
    await press('Enter')
    await page.getByRole('heading', { name: 'Số 3' }).waitFor()
    await page.getByText('đã lưu hết').waitFor()
    const { state, values } = await saved(form.batch, '2')
    expect(state).toBe('done')
    for (const field of form.book.fields) expect(values[field] ?? '', field).toBe(truth[field] ?? '')
  })
  it('takes a doubt at its field, and says once what is empty before it is finished as the paper has it', async () => {
    const { page, form } = office
    await office.open(form.batch)
    await press('Alt+PageDown', 'Alt+PageDown')
    await page.getByRole('heading', { name: 'Số 3' }).waitFor()
    await page.locator(idOf('nksDanToc')).focus()
    await press('F4')
    await page.getByRole('group', { name: 'Chỗ nghi' }).locator(':focus').waitFor({ state: 'attached' })
    await office.shot('doubt')
    await press('3')
    await page.getByLabel('Ghi thêm').and(page.locator(':focus')).waitFor()
    await type('mực nhòe')
    await press('Enter')
    expect(await fieldAt()).toBe('nksQuocTich')
    await press('Control+Enter')
    await page.getByRole('alert').first().waitFor()
    expect(await fieldAt()).toBe('ngayDangKy')
    await press('Control+Enter')
    await page.getByRole('heading', { name: 'Số 4' }).waitFor()
    await page.getByText('đã lưu hết').waitFor()
    const { state, doubts } = await saved(form.batch, '3')
    expect(state).toBe('done')
    expect(doubts['nksDanToc']).toEqual({ kind: 'crossed-out', note: 'mực nhòe' })
    expect(doubts['nksHoTen']).toEqual({ kind: 'missing', note: null })
  })
  it('takes known parents by one key, goes back step by step, and is parked with a reason', async () => {
    const { page, form } = office
    const known = form.book.truth.get('2') ?? {}
    const shownIn = (field: string) => page.locator(idOf(field)).inputValue()
    for (const field of ['chaHoTen', 'meHoTen']) {
      await page.locator(idOf(field)).focus()
      await type(known[field] ?? '')
    }
    await press('Enter')
    await page.getByRole('button', { name: 'F2 lấy lại' }).waitFor()
    await press('F2')
    // Looked at from the first of them on.
    expect(await fieldAt()).toBe('chaNgaySinh')
    await page.getByText('lấy lại KS 2/1998').first().waitFor()
    await press('Enter', 'Enter', 'Shift+Enter')
    expect(await shownIn('chaNgaySinh')).toBe(known['chaNgaySinh'])
    expect(await shownIn('meNgaySinh')).toBe(known['meNgaySinh'])
    await press('Control+z')
    expect(await shownIn('chaNgaySinh')).toBe('')
    expect(await shownIn('meHoTen')).toBe(known['meHoTen'])
    await press('Control+z')
    expect(await shownIn('meHoTen')).toBe('')
    await press('F8')
    await page.getByLabel('Vì sao gác lại').and(page.locator(':focus')).waitFor()
    await type('trang bị rách')
    await press('Enter')
    await page.getByRole('heading', { name: 'Số 1', exact: true }).waitFor()
    await page.getByText('đã lưu hết').waitFor()
    expect(await saved(form.batch, '4')).toMatchObject({ state: 'parked', note: 'trang bị rách' })
  })
})

describe('a row of a table', () => {
  it('is keyed from cell to cell below its picture, and Enter goes on to the next row', async () => {
    const { page, ledger } = office
    await office.open(ledger.batch)
    const truth = ledger.truth.get('1') ?? {}
    for (let count = 0; count < 6; count++) {
      const key = (await at().getAttribute('data-key')) ?? ''
      const field = key.split(' ')[1] ?? ''
      await type(truth[field] ?? '')
      if (field === 'nksHoTen') await office.shot('ledger')
      await press('Enter')
      if ((await page.getByRole('heading', { name: 'Số 2' }).count()) > 0) break
    }
    await page.getByRole('heading', { name: 'Số 2' }).waitFor()
    await page.getByText('đã lưu hết').waitFor()
    const { state, values } = await saved(ledger.batch, '1')
    expect(state).toBe('done')
    expect(values).toMatchObject(truth)
    // Through rows that are drawn only as they come near.
    for (let row = 3; row <= 32; row++) await press('Alt+PageDown')
    await page.getByRole('heading', { name: 'Số 32' }).waitFor()
    expect(await at().getAttribute('aria-label')).toContain('32')
  })
})

describe('the desk', () => {
  it('hinders nobody, in an office and on a phone', async () => {
    const { page, form, ledger } = office
    for (const batch of [form.batch, ledger.batch])
      for (const size of windows) {
        await page.setViewportSize(size)
        await office.open(batch)
        await press('F1')
        await page.getByText('mở, đóng bảng này').waitFor()
        expect(await findFaults(page)).toEqual([])
        await press('F1')
        await office.shot(batch === form.batch ? 'form-at' : 'ledger-at')
      }
  })
})
