import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestFirst } from '../../../runtime/proof/explore/nearestFirst.ts'

/** A way in a graph of numbers. */
type Way = readonly number[]

function searchIn(graph: readonly (readonly number[])[], starts: readonly number[]) {
  const asked: number[] = []
  return {
    asked,
    space: {
      start: starts.map((node): Way => [node]),
      *next(way: Way): Generator<Way> {
        for (const node of graph[way.at(-1) ?? 0] ?? []) {
          asked.push(node)
          yield [...way, node]
        }
      },
      keyOf: (way: Way) => String(way.at(-1)),
    },
  }
}

/** Steps from each node to the goal, or infinity. */
function distancesTo(goal: number, graph: readonly (readonly number[])[]): readonly number[] {
  const distances = graph.map((_, node) => (node === goal ? 0 : Number.POSITIVE_INFINITY))
  for (const _ of graph) {
    graph.forEach((targets, node) => {
      const nearest = Math.min(...targets.map((target) => (distances[target] ?? 0) + 1))
      distances[node] = Math.min(distances[node] ?? 0, nearest)
    })
  }
  return distances
}

const SIZE = 8
const graphs = fc.array(fc.uniqueArray(fc.nat({ max: SIZE - 1 }), { maxLength: 3 }), {
  minLength: SIZE,
  maxLength: SIZE,
})

describe('a search towards a goal', () => {
  test('comes to it by a shortest way, however little it knows of the distance', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.nat({ max: SIZE - 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (graph, goal, share) => {
          const distances = distancesTo(goal, graph)
          const { space } = searchIn(graph, [0, 1])
          const guess = (way: Way) => {
            const left = distances[way.at(-1) ?? 0] ?? 0
            return left === Number.POSITIVE_INFINITY ? left : Math.floor(left * share)
          }
          const found = [...nearestFirst(space, guess)].find((way) => way.at(-1) === goal)
          expect(found === undefined ? Number.POSITIVE_INFINITY : found.length - 1).toBe(
            Math.min(distances[0] ?? 0, distances[1] ?? 0),
          )
        },
      ),
    )
  })

  test('with haste comes to it too, if perhaps not by the shortest', () => {
    fc.assert(
      fc.property(graphs, fc.nat({ max: SIZE - 1 }), (graph, goal) => {
        const distances = distancesTo(goal, graph)
        const { space } = searchIn(graph, [0])
        const ways = [...nearestFirst(space, (way) => distances[way.at(-1) ?? 0] ?? 0, 1_000)]
        expect(ways.some((way) => way.at(-1) === goal)).toBe(distances[0] !== Number.POSITIVE_INFINITY)
      }),
    )
  })

  test('does not make what follows a state before it is needed', () => {
    // A line of ten nodes, each with a hundred ways to a dead end behind the one that leads on.
    const graph = [
      ...Array.from({ length: 10 }, (_, node) => [node + 1, ...Array.from({ length: 100 }, () => 11)]),
      [],
      [],
    ]
    const { space, asked } = searchIn(graph, [0])
    for (const way of nearestFirst(space, (from) => distancesTo(10, graph)[from.at(-1) ?? 0] ?? 0)) {
      if (way.at(-1) === 10) break
    }
    expect(asked.length).toBeLessThan(25)
  })
})
