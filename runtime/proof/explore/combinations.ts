/** One choice of each list, the first being the usual one. Those that differ least from the usual come first; `limit` at most. */
export function combinations<T>(lists: readonly (readonly T[])[], limit: number): readonly (readonly T[])[] {
  let ways: readonly { readonly picked: readonly T[]; readonly unusual: number }[] = [{ picked: [], unusual: 0 }]
  for (const list of lists) {
    ways = ways
      .flatMap(({ picked, unusual }) =>
        list.map((item, index) => ({ picked: [...picked, item], unusual: unusual + (index === 0 ? 0 : 1) })),
      )
      .sort((a, b) => a.unusual - b.unusual)
      .slice(0, limit)
  }
  return ways.map(({ picked }) => picked)
}
