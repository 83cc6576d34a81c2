import { Chips } from '../Chips.tsx'
import type { CardProps } from '../NodeFace.ts'

export const SplitCard = ({ node }: CardProps<'split'>) => (
  <Chips words={node.branches.map(({ id, percent }) => `${id} ${percent} %`)} />
)
