import type { SplitNode } from '../../../schemas/flow.ts'
import { stickyBucket } from '../stickyBucket.ts'

/** What a contact draws at a split: the bucket, from 0 to 9,999, and the branch whose share holds it; the last one when none does. */
export function drawBranch(
  branches: SplitNode['branches'],
  { flow, node, contact }: { readonly flow: string; readonly node: string; readonly contact: string },
): { readonly branch: string; readonly bucket: number } {
  const bucket = stickyBucket(`${flow}/${node}/${contact}`)
  let upTo = 0
  const drawn = branches.find(({ percent }) => {
    upTo += percent * 100
    return bucket < upTo
  })
  return { branch: (drawn ?? branches.at(-1))?.id ?? '', bucket }
}
