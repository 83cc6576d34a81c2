import type { SplitNode } from '../../../../schemas/flow.ts'
import { drawBranch } from '../../../engine/nodes/drawBranch.ts'
import { words } from '../../../engine/words.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, type NodePlace, nodesOfType } from '../nodePlaces.ts'
import type { Rule, Shown } from '../Rule.ts'
import { entriesIn } from '../shown.ts'

const splitting = (first: number, second: number) =>
  ({
    trial: {
      type: 'split',
      branches: [
        { id: 'new', percent: first },
        { id: 'old', percent: second },
      ],
      exits: { new: 'to-general', old: 'to-general' },
    },
    'to-general': toGeneral,
  }) as const

// Ten branches of 10.1 + … come out a hair beside 100 in binary.
const TOLERANCE = 1e-6

export const splitNotHundred: Rule = {
  code: 'splitNotHundred',
  severity: 'error',
  explanation:
    'The percents of a split do not add up to 100. What is missing goes to the last branch, and branches beyond 100 get nobody, so the shares are not those that are written. Make them add up to 100.',
  good: example(splitting(10, 90)),
  bad: example(splitting(10, 80)),
  find: (workspace) =>
    nodesOfType(workspace, 'split').flatMap((place) => {
      const sum = place.node.branches.reduce((total, { percent }) => total + percent, 0)
      if (Math.abs(sum - 100) < TOLERANCE) return []
      const off = Number((100 - sum).toFixed(6))
      return [
        {
          ...atNode(
            place,
            ['branches'],
            words`the percents add up to ${Number(sum.toFixed(6))}, not to 100.`,
            off > 0 ? words`Give ${off} more.` : words`Take ${-off} away.`,
          ),
          ...shownBy(place, sum),
        },
      ]
    }),
}

/** Contacts tried; a remainder of one in a thousand has one. */
const TRIED = 5_000

/** A contact whose bucket is in nobody's share. Shares beyond 100 cannot be seen: nobody comes to them. */
function shownBy({ flow, nodeId, node: { branches } }: NodePlace<SplitNode>, sum: number): { readonly shown?: Shown } {
  const isLeftOver = (bucket: number) => bucket >= sum * 100
  const ids = Array.from({ length: TRIED }, (_, index) => `u-${index + 1}`)
  const id = ids.find((contact) => isLeftOver(drawBranch(branches, { flow: flow.id, node: nodeId, contact }).bucket))
  if (id === undefined) return {}
  const by: Shown['by'] = (turns) =>
    entriesIn(turns, 'branchDrawn').some(({ node, bucket }) => node === nodeId && isLeftOver(bucket))
  return { shown: { node: nodeId, opening: { contact: { id } }, by } }
}
