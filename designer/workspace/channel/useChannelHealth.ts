import { useEffect, useState } from 'react'
import type { ChannelHealth } from '../../../schemas/wire.ts'
import { useDesigner } from '../../editor/DesignerContext.ts'

/** How a channel does; asked again whenever `asked` changes. Null for one that is not live. */
export function useChannelHealth(id: string, asked: unknown): ChannelHealth | null {
  const { channels } = useDesigner()
  const [health, setHealth] = useState<ChannelHealth | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a test or a connection changes how it does
  useEffect(() => {
    let isOver = false
    void channels.list().then((answer) => {
      const listed = answer.ok ? answer.value.channels.find((each) => each.id === id) : undefined
      if (!isOver) setHealth(listed?.health ?? null)
    })
    return () => {
      isOver = true
    }
  }, [channels, id, asked])
  return health
}
