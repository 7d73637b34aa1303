import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UploadMetadata, UploadOutcome } from '../../../../../src/scanning/intake/schema.ts'
import { ApiProblem } from '../../../api/problem.ts'
import type { SendFile, SendingListener } from './send-file.ts'
import { createUploadStore, type UploadStore } from './upload-store.ts'

const file = (name: string, size = 10) => new File(['x'.repeat(size)], name, { lastModified: 1 })
const page = (sequence: number | null, isDuplicate = false) => ({
  capture: '',
  sequence,
  isDuplicate,
  alsoIn: null,
})
const outcome = (more: Partial<UploadOutcome>): UploadOutcome => ({
  id: '',
  name: '',
  state: 'taken',
  pages: [page(1)],
  message: null,
  ...more,
})

interface Sent {
  readonly name: string
  readonly about: Partial<UploadMetadata>
  readonly listener: SendingListener
  starts: number
  state: 'running' | 'paused' | 'given up'
}

let store: UploadStore
let sent: Sent[]
let tab: EventTarget
let forgotten: string[]

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  forgotten = []
  tab = new EventTarget()
  const send: SendFile = (one, about, _print, listener) => {
    const entry: Sent = { name: one.name, about, listener, starts: 0, state: 'running' }
    sent.push(entry)
    return {
      start: () => Object.assign(entry, { starts: entry.starts + 1, state: 'running' }),
      pause: () => Object.assign(entry, { state: 'paused' }),
      giveUp: () => Object.assign(entry, { state: 'given up' }),
    }
  }
  const memory = {
    batchOf: () => 'lô',
    forget: (_place: string, prints: readonly string[]) => forgotten.push(...prints),
  }
  store = createUploadStore({ send, tab, memory })
})
afterEach(() => vi.useRealTimers())

const view = () => {
  vi.advanceTimersByTime(1000)
  return store.find('A', 'B')
}
const states = () => view()?.items.map(item => item.state)
const add = (...names: readonly string[]) =>
  store.add(
    'A',
    'B',
    names.map(name => file(name)),
  )
const done = (name: string, more: Partial<UploadOutcome> = {}) =>
  sent.find(one => one.name === name)?.listener.onOutcome(outcome(more))

describe('an upload', () => {
  it('sends three files at once, in the order people number them, each with its place in the selection', () => {
    add('trang 10.jpg', 'trang 2.jpg', 'trang 1.jpg', 'trang 3.jpg')
    expect(sent.map(({ name, about }) => [name, about.position, about.batch])).toEqual([
      ['trang 1.jpg', 0, 'lô'],
      ['trang 2.jpg', 1, 'lô'],
      ['trang 3.jpg', 2, 'lô'],
    ])
    done('trang 2.jpg')
    expect(sent.map(({ name }) => name)).toContain('trang 10.jpg')
    expect(states()).toEqual(['sending', 'taken', 'sending', 'sending'])
  })

  it('tells what became of each file', () => {
    add('a.jpg', 'b.jpg', 'c.jpg', 'd.pdf', 'e.docx')
    done('a.jpg')
    done('b.jpg', { pages: [page(1, true)] })
    done('c.jpg', { state: 'refused', pages: [], message: 'không phải ảnh' })
    done('d.pdf', { pages: [page(2), page(1, true)] })
    expect(view()?.items.map(({ state, message }) => [state, message])).toEqual([
      ['taken', null],
      ['duplicate', null],
      ['refused', 'không phải ảnh'],
      ['taken', null],
      ['refused', null],
    ])
    expect(view()).toMatchObject({
      busy: false,
      totals: { files: 5, finished: 5, taken: 2, duplicates: 1, refused: 2 },
    })
  })

  it('waits while the line is gone and goes on by itself when it is back', () => {
    add('a.jpg')
    sent[0]?.listener.onOffline()
    expect(states()).toEqual(['offline'])
    tab.dispatchEvent(new Event('online'))
    expect([states(), sent[0]?.starts]).toEqual([['sending'], 2])
    sent[0]?.listener.onOffline()
    vi.advanceTimersByTime(15_000)
    expect(sent[0]?.starts).toBe(3)
  })

  it('begins no other file without a line', () => {
    add('a.jpg', 'b.jpg', 'c.jpg', 'd.jpg')
    for (const { listener } of sent) listener.onOffline()
    expect(states()).toEqual(['offline', 'offline', 'offline', 'queued'])
    tab.dispatchEvent(new Event('online'))
    expect(states()).toEqual(['sending', 'sending', 'sending', 'queued'])
  })

  it('pauses and goes on', () => {
    add('a.jpg', 'b.jpg', 'c.jpg', 'd.jpg')
    store.pause('A', 'B')
    expect([states(), sent.map(one => one.state)]).toEqual([
      ['paused', 'paused', 'paused', 'queued'],
      ['paused', 'paused', 'paused'],
    ])
    store.resume('A', 'B')
    expect(states()).toEqual(['sending', 'sending', 'sending', 'queued'])
  })

  it('gives up one file or the rest, and forgets what it gave up', () => {
    add('a.jpg', 'b.jpg', 'c.jpg', 'd.jpg')
    const [first] = view()?.items ?? []
    store.cancel('A', 'B', first?.key)
    expect([states(), sent[0]?.state]).toEqual([['cancelled', 'sending', 'sending', 'sending'], 'given up'])
    done('b.jpg')
    store.cancel('A', 'B')
    expect(view()).toMatchObject({ busy: false, totals: { files: 1, finished: 1 } })
  })

  it('tries again what failed, and remembers the selection until all of it has arrived', () => {
    add('a.jpg', 'b.jpg')
    done('a.jpg')
    sent[1]?.listener.onProblem(new ApiProblem(500, 'disk.full', 'Ổ đĩa đã đầy'))
    expect(view()?.items[1]).toMatchObject({ state: 'failed', problem: { message: 'Ổ đĩa đã đầy' } })
    expect(forgotten).toEqual([])
    store.retry('A', 'B')
    expect([states(), sent[1]?.starts]).toEqual([['taken', 'sending'], 2])
    done('b.jpg')
    expect(forgotten).toHaveLength(2)
  })

  it('warns who leaves while files are on their way, and only then', () => {
    const leave = () => !tab.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(leave()).toBe(false)
    add('a.jpg')
    expect(leave()).toBe(true)
    done('a.jpg')
    expect(leave()).toBe(false)
  })

  it('shows that all is sent and the server works on it', () => {
    add('a.jpg')
    sent[0]?.listener.onProgress(4)
    expect(view()?.totals.sentBytes).toBe(4)
    sent[0]?.listener.onProgress(10)
    expect(states()).toEqual(['taking'])
  })

  it('sends the picture that replaces a page by itself, without a place in a selection', () => {
    store.add('A', 'B', [file('rõ hơn.jpg')], 'P')
    expect(sent[0]?.about).toEqual({ agency: 'A', book: 'B', name: 'rõ hơn.jpg', replaces: 'P' })
  })
})
