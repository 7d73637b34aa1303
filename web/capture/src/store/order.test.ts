import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, listClearable, nextPlace, nextToSend, tally } from './order.ts'
import { endTake, newPicture, type Picture, postpone, retake, sendAgain } from './picture.ts'

const of = { account: 'lan', agency: 'dong-may', book: 'ks-1997' }
const taken = { name: 'a.jpg', sizeBytes: 9, takenAt: 0 }
const nothingBusy: ReadonlySet<string> = new Set()

/** Takes pictures one after the other, as the camera does. */
function take(count: number, pictures: readonly Picture[] = []): Picture[] {
  const all = [...pictures]
  for (let i = 0; i < count; i++)
    all.push(
      newPicture(
        nextPlace(all, of, () => `lô-${all.length}`),
        taken,
      ),
    )
  return all
}
const replaced = (pictures: readonly Picture[], next: Picture) =>
  pictures.map(it => (it.id === next.id ? next : it))

describe('the places of pictures', () => {
  test('follow each other in one batch, however many are sent, retaken or refused meanwhile', () => {
    let pictures = take(3)
    pictures = replaced(
      pictures,
      endTake(pictures[0] as Picture, 1, { state: 'taken', capture: 'c', sequence: 1 }),
    )
    pictures = replaced(pictures, retake(pictures[2] as Picture, taken))
    pictures = take(2, pictures)
    expect(pictures.map(it => it.position)).toEqual([0, 1, 2, 3, 4])
    expect(new Set(pictures.map(it => it.batch)).size).toBe(1)
  })
  test('are never given twice, though sent pictures are cleared while others wait', () => {
    const all = take(4).map((it, i) =>
      i === 1 ? it : endTake(it, 1, { state: 'taken', capture: `${i}`, sequence: i }),
    )
    const left = all.filter(it => !listClearable(all).includes(it))
    expect(left.map(it => it.position)).toEqual([1, 3])
    expect(nextPlace(left, of, () => 'x').position).toBe(4)
    const done = all.map(it => endTake(it, 1, { state: 'taken', capture: 'c', sequence: 1 }))
    expect(listClearable(done)).toHaveLength(4)
  })
  test('begin anew when the list was cleared, and for another account', () => {
    expect(nextPlace([], of, () => 'new')).toMatchObject({ batch: 'new', position: 0 })
    expect(nextPlace(take(2), { ...of, account: 'hoa' }, () => 'new')).toMatchObject({
      position: 0,
      batch: 'new',
    })
  })
})

describe('sending', () => {
  test('goes by batch and place, each picture once, whatever order they are stored in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.infiniteStream(fc.nat()), (count, order) => {
        let pictures = take(count).sort(() => (order.next().value % 2 === 0 ? 1 : -1))
        const sent: number[] = []
        for (
          let next = nextToSend(pictures, nothingBusy, 0);
          next;
          next = nextToSend(pictures, nothingBusy, 0)
        ) {
          sent.push(next.position)
          pictures = replaced(
            pictures,
            endTake(next, next.take, { state: 'taken', capture: next.id, sequence: 1 }),
          )
        }
        expect(sent).toEqual(Array.from({ length: count }, (_, i) => i))
        expect(tally(pictures)).toEqual({ taken: count, sent: count, waiting: 0, refused: 0 })
      }),
    )
  })
  test('leaves alone what is being sent and what was put off; a refused picture holds up no other', () => {
    const [first, second, third] = take(3) as [Picture, Picture, Picture]
    expect(nextToSend([first, second], new Set([first.id]), 0)).toBe(second)
    const later = postpone(first, 1, 1000)
    expect(nextToSend([later, second], nothingBusy, 1000)).toBe(second)
    expect(nextToSend([later], nothingBusy, later.notBefore)).toBe(later)
    expect(postpone(later, 1, 1000).notBefore).toBeGreaterThan(later.notBefore)
    const refused = endTake(first, 1, { state: 'refused', message: 'sổ đã khóa' })
    expect(nextToSend([refused, third], nothingBusy, 0)).toBe(third)
    expect(nextToSend([sendAgain(refused), third], nothingBusy, 0)?.id).toBe(first.id)
  })
})

describe('a picture taken again', () => {
  const first = newPicture({ ...of, batch: 'b', position: 4 }, taken)
  test('replaces on the server what was sent for its place', () => {
    const sent = endTake(first, 1, { state: 'taken', capture: 'first', sequence: 5 })
    expect(retake(sent, taken)).toMatchObject({ state: 'waiting', position: 4, take: 2, capture: 'first' })
  })
  test('while the first is on its way: the answer about the first does not count as its own', () => {
    const again = retake({ ...first, upload: '/api/uploads/a/1' }, taken)
    expect(again).toMatchObject({ upload: null, abandoned: ['/api/uploads/a/1'] })
    const told = endTake(again, 1, { state: 'taken', capture: 'first', sequence: 5 })
    expect(told).toMatchObject({ state: 'waiting', capture: 'first', take: 2 })
    expect(postpone(again, 1, 0)).toBe(again)
  })
  test('after a refusal it waits like a new one', () => {
    const refused = endTake(first, 1, { state: 'refused', message: 'không phải ảnh' })
    expect(retake(refused, taken)).toMatchObject({ state: 'waiting', message: null, attempts: 0 })
  })
  test('orders by time of the batch, then by place', () => {
    const earlier = newPicture({ ...of, batch: 'a', position: 9 }, taken)
    expect(inOrder([first, earlier])).toEqual([earlier, first])
  })
})
