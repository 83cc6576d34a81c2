import { useEffect, useState } from 'react'
import type { TrafficView } from '../../schemas/wire.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { countsOf } from './countsOf.ts'

/** Least milliseconds between two looks. Counting a week takes longer than an hour, and the host has messages to take: it gets four times as long to rest. */
const REST_MS = 2_000
const REST_FACTOR = 4
/** Conversations leave the period without anything happening. */
const AGEING_MS = 60_000

export type Traffic =
  | { readonly state: 'loading' }
  | { readonly state: 'shown'; readonly view: TrafficView }
  /** the live release does not have the flow */
  | { readonly state: 'notLive' }
  | { readonly state: 'failed' }

/** Keeps the counts of a flow over the canvas while it is shown: looked up again when something happens. */
export function useTraffic(flowId: string, since: string): Traffic {
  const { live, editor } = useDesigner()
  const [traffic, setTraffic] = useState<Traffic>({ state: 'loading' })
  useEffect(() => {
    let isOver = false
    let isBusy = false
    let isWanted = false
    const look = async () => {
      isBusy = true
      isWanted = false
      const began = performance.now()
      const answer = await live.traffic(flowId, since)
      if (isOver) return
      editor.setState({ counts: answer.ok ? countsOf(answer.value) : null })
      setTraffic(
        answer.ok
          ? { state: 'shown', view: answer.value }
          : { state: answer.problem?.status === 404 ? 'notLive' : 'failed' },
      )
      const rest = Math.max(REST_MS, REST_FACTOR * (performance.now() - began))
      setTimeout(() => {
        isBusy = false
        if (isWanted && !isOver) void look()
      }, rest)
    }
    const want = () => {
      isWanted = true
      if (!isBusy) void look()
    }
    want()
    const unwatch = live.watch(want)
    const ageing = setInterval(want, AGEING_MS)
    return () => {
      isOver = true
      unwatch()
      clearInterval(ageing)
      editor.setState({ counts: null })
    }
  }, [live, editor, flowId, since])
  return traffic
}
