import { describe, expect, test } from 'vitest'
import { gatherBatches } from '../../runtime/inbound/gatherBatches.ts'

type Item = { readonly key: string; readonly n: number; readonly kind?: string }
type Batch = {
  readonly items: readonly Item[]
  readonly answer: (results?: readonly PromiseSettledResult<string>[]) => void
  readonly fail: (error: unknown) => void
}

/** Batches are handed to the test, which answers them when it likes. */
function gather(lanes: number) {
  const started: Batch[] = []
  let seen: () => void = () => {}
  const time = { now: 0 }
  const gathering = gatherBatches<Item, string, string>({
    lanes,
    now: () => time.now,
    keyOf: ({ key }) => key,
    kindOf: ({ kind = 'one' }) => kind,
    run: (items) =>
      new Promise((resolve, reject) => {
        const results = items.map(
          ({ key, n }): PromiseSettledResult<string> => ({ status: 'fulfilled', value: `${key}${n}` }),
        )
        started.push({ items, answer: (given = results) => resolve(given), fail: reject })
        seen()
      }),
  })
  return {
    ...gathering,
    started,
    time,
    /** the batch at a place, once it has started */
    async batch(index: number): Promise<Batch> {
      for (;;) {
        const batch = started[index]
        if (batch !== undefined) return batch
        await new Promise<void>((resolve) => {
          seen = resolve
        })
      }
    },
  }
}

const named = ({ items }: Batch): readonly string[] => items.map(({ key, n }) => `${key}${n}`)
const rounds = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))

describe('arrivals', () => {
  test('of the same moment go together, in order, and each gets its own answer', async () => {
    const { receive, batch } = gather(1)
    const answers = ['a', 'b', 'c'].map((key) => receive({ key, n: 1 }))
    const first = await batch(0)
    expect(named(first)).toEqual(['a1', 'b1', 'c1'])
    first.answer()
    expect(await Promise.all(answers)).toEqual(['a1', 'b1', 'c1'])
  })
  test('that come while a batch is under way gather into the next one', async () => {
    const { receive, batch, started } = gather(1)
    const one = receive({ key: 'a', n: 1 })
    const first = await batch(0)
    const more = ['b', 'c'].map((key) => receive({ key, n: 1 }))
    await rounds()
    expect(started).toHaveLength(1)
    first.answer()
    const second = await batch(1)
    expect(named(second)).toEqual(['b1', 'c1'])
    second.answer()
    expect(await Promise.all([one, ...more])).toEqual(['a1', 'b1', 'c1'])
  })
  test('of one key are decided one after another, in the order in which they came', async () => {
    const { receive, batch, started } = gather(4)
    const answers = [1, 2, 3].map((n) => receive({ key: 'a', n }))
    for (let n = 1; n <= 3; n += 1) {
      const current = await batch(n - 1)
      await rounds()
      expect(started).toHaveLength(n)
      expect(named(current)).toEqual([`a${n}`])
      current.answer()
    }
    expect(await Promise.all(answers)).toEqual(['a1', 'a2', 'a3'])
  })
  test('behind a key that is busy do not wait for it', async () => {
    const { receive, batch } = gather(2)
    const slow = receive({ key: 'a', n: 1 })
    const first = await batch(0)
    const [again, other] = [receive({ key: 'a', n: 2 }), receive({ key: 'b', n: 1 })]
    const second = await batch(1)
    expect(named(second)).toEqual(['b1'])
    second.answer()
    expect(await other).toBe('b1')
    first.answer()
    expect(await slow).toBe('a1')
    const third = await batch(2)
    third.answer()
    expect(await again).toBe('a2')
  })
  test('that come as a flood are divided among the free lanes, a few are not', async () => {
    const keys = (count: number, of: string) => Array.from({ length: count }, (_, index) => `${of}${index}`)
    const { receive, batch, started } = gather(2)
    const few = keys(16, 'few').map((key) => receive({ key, n: 1 }))
    const first = await batch(0)
    const flood = keys(40, 'flood').map((key) => receive({ key, n: 1 }))
    const second = await batch(1)
    first.answer()
    second.answer()
    await Promise.all([...few, ...flood])
    const later = keys(40, 'later').map((key) => receive({ key, n: 1 }))
    const halves = [await batch(2), await batch(3)]
    for (const half of halves) half.answer()
    await Promise.all(later)
    expect(started.map(({ items }) => items.length)).toEqual([16, 40, 20, 20])
  })
  test('of another kind never share a batch, and none of them overtakes its own key', async () => {
    const { receive, batch } = gather(1)
    const answers = [
      receive({ key: 'a', n: 1, kind: 'one' }),
      receive({ key: 'b', n: 1, kind: 'two' }),
      receive({ key: 'b', n: 2, kind: 'one' }),
      receive({ key: 'c', n: 1, kind: 'one' }),
    ]
    const seen: (readonly string[])[] = []
    for (let index = 0; index < 3; index += 1) {
      const current = await batch(index)
      seen.push(named(current))
      current.answer()
    }
    expect(seen).toEqual([['a1', 'c1'], ['b1'], ['b2']])
    await Promise.all(answers)
  })
  test('of a flood are cut into batches of 64', async () => {
    const { receive, batch } = gather(1)
    const answers = Array.from({ length: 150 }, (_, n) => receive({ key: `k${n}`, n }))
    const sizes: number[] = []
    for (let index = 0; index < 3; index += 1) {
      const current = await batch(index)
      sizes.push(current.items.length)
      current.answer()
    }
    expect(sizes).toEqual([64, 64, 22])
    expect(await Promise.all(answers)).toHaveLength(150)
  })
})

describe('a batch that goes wrong', () => {
  test('for one of its items fails that one alone, and frees its key', async () => {
    const { receive, batch } = gather(1)
    const [a, b] = [receive({ key: 'a', n: 1 }), receive({ key: 'b', n: 1 })]
    const first = await batch(0)
    first.answer([
      { status: 'rejected', reason: new Error('bad') },
      { status: 'fulfilled', value: 'good' },
    ])
    await expect(a).rejects.toThrow('bad')
    expect(await b).toBe('good')
    const again = receive({ key: 'a', n: 2 })
    const second = await batch(1)
    second.answer()
    expect(await again).toBe('a2')
  })
  test('as a whole fails all of its items and no other', async () => {
    const { receive, batch } = gather(1)
    const failed = Promise.allSettled([receive({ key: 'a', n: 1 }), receive({ key: 'b', n: 1 })])
    const first = await batch(0)
    const later = receive({ key: 'a', n: 2 })
    first.fail(new Error('down'))
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const second = await batch(1)
    second.answer()
    expect(await later).toBe('a2')
  })
})

describe('a load that is too much', () => {
  test('is refused once the oldest has waited for a second, until it waits for half of one', async () => {
    const { receive, refusalOf, batch, time } = gather(1)
    const first = receive({ key: 'a', n: 1 })
    const running = await batch(0)
    const waits = receive({ key: 'b', n: 1 })
    expect(refusalOf({ key: 'c', n: 1 })).toBeNull()
    time.now = 1_001
    expect(refusalOf({ key: 'c', n: 1 })).toBe('overload')
    running.answer()
    const next = await batch(1)
    expect(refusalOf({ key: 'c', n: 1 })).toBeNull()
    const later = receive({ key: 'c', n: 1 })
    time.now = 1_001 + 1_001
    expect(refusalOf({ key: 'd', n: 1 })).toBe('overload')
    time.now = 1_001 + 600
    expect(refusalOf({ key: 'd', n: 1 })).toBe('overload')
    time.now = 1_001 + 400
    expect(refusalOf({ key: 'd', n: 1 })).toBeNull()
    next.answer()
    const last = await batch(2)
    last.answer()
    expect(await Promise.all([first, waits, later])).toEqual(['a1', 'b1', 'c1'])
  })

  test('is refused when those ahead of it take longer than a second, by what was done of late', async () => {
    const { receive, refusalOf, batch, time } = gather(1)
    const another = (n: number) => refusalOf({ key: `x${n}`, n })
    const flood = Array.from({ length: 200 }, (_, n) => receive({ key: `k${n}`, n }))
    const first = await batch(0)
    expect(another(0)).toBeNull()
    time.now = 640
    first.answer()
    const second = await batch(1)
    // 64 in 640 ms: the 72 who wait take 0.7 s, and 101 would take longer than one.
    expect(another(1)).toBeNull()
    const more = Array.from({ length: 40 }, (_, n) => receive({ key: `m${n}`, n }))
    expect(another(2)).toBe('overload')
    second.answer()
    const third = await batch(2)
    third.answer()
    const fourth = await batch(3)
    fourth.answer()
    await Promise.all([...flood, ...more])
  })

  test('is not what waits for its own conversation', async () => {
    const { receive, refusalOf, batch, time } = gather(2)
    const answers = [receive({ key: 'a', n: 1 }), receive({ key: 'a', n: 2 })]
    const running = await batch(0)
    time.now = 20_000
    expect(refusalOf({ key: 'b', n: 1 })).toBeNull()
    running.answer()
    const second = await batch(1)
    second.answer()
    await Promise.all(answers)
  })

  test('of one key is refused to that key alone', async () => {
    const { receive, refusalOf, batch } = gather(1)
    const answers = Array.from({ length: 65 }, (_, n) => receive({ key: 'a', n }))
    const running = await batch(0)
    expect(refusalOf({ key: 'a', n: 99 })).toBe('tooMany')
    expect(refusalOf({ key: 'b', n: 1 })).toBeNull()
    running.answer()
    for (let index = 1; index < 65; index += 1) {
      const next = await batch(index)
      next.answer()
    }
    expect(await Promise.all(answers)).toHaveLength(65)
    expect(refusalOf({ key: 'a', n: 99 })).toBeNull()
  })

  test('shows in what is told of the progress', async () => {
    const { receive, progress, batch, time } = gather(1)
    time.now = 50_000
    expect(progress()).toEqual({ waiting: 0, oldestMs: 0, stillMs: 0 })
    const answers = [receive({ key: 'a', n: 1 })]
    const running = await batch(0)
    answers.push(receive({ key: 'b', n: 1 }))
    time.now = 53_000
    expect(progress()).toEqual({ waiting: 1, oldestMs: 3_000, stillMs: 3_000 })
    running.answer()
    const second = await batch(1)
    expect(progress()).toEqual({ waiting: 0, oldestMs: 0, stillMs: 0 })
    second.answer()
    await Promise.all(answers)
  })
})

describe('draining', () => {
  test('is done at once when nothing is under way', async () => {
    await gather(1).drain()
  })
  test('waits for what runs and for what waits', async () => {
    const { receive, drain, batch } = gather(1)
    const answers = [receive({ key: 'a', n: 1 }), receive({ key: 'a', n: 2 })]
    let drained = false
    const drains = drain().then(() => {
      drained = true
    })
    const first = await batch(0)
    first.answer()
    const second = await batch(1)
    expect(drained).toBe(false)
    second.answer()
    await drains
    expect(await Promise.all(answers)).toEqual(['a1', 'a2'])
  })
})
