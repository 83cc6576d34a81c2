import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { CompiledRelease } from '../../runtime/engine/compile/CompiledRelease.ts'
import type { Give } from '../../runtime/proof/scenario/runScenario.ts'
import { createFitter } from '../document/createFitter.ts'
import { useContentLanguage, useDesigner, useEditor, useWorkspace } from '../editor/DesignerContext.ts'
import { openingOf } from './openingOf.ts'
import { type PlayedTalk, playTalk, releaseOf } from './playTalk.ts'
import { useSimulator, useSimulatorStore } from './SimulatorStore.ts'
import { beginTalk, giveNext, type Talk } from './Talk.ts'
import { trailOf } from './trailOf.ts'

export type TalkNow = {
  readonly talk: Talk
  readonly played: PlayedTalk
  readonly release: CompiledRelease
  /** lets something happen; after what cannot happen any more, that is dropped first */
  readonly give: (give: Give) => void
  readonly change: (change: (talk: Talk) => Talk) => void
}

/** The conversation with the open flow, played over the document as it is now. Null while there is no flow. */
export function useTalk(): TalkNow | null {
  const store = useSimulatorStore()
  const { document } = useDesigner()
  const flowId = useEditor((state) => state.flowId)
  const language = useContentLanguage()
  const talk = useSimulator((state) => state.talk)
  const release = useRelease()
  useEffect(() => {
    const { from, talk: latest } = store.getState()
    // React may run an effect twice: what the first run began stays.
    if (latest !== talk) return
    // A conversation that has begun stays when another flow is opened: the way may lead through it.
    if (flowId === null || (talk !== null && (talk.flowId === flowId || talk.gives.length > 0))) return
    const opening = openingOf(document.getState().history.present, flowId, language, Date.now())
    store.setState({ talk: beginTalk(flowId, opening, from), from: null })
  }, [store, document, flowId, language, talk])
  const played = useMemo(() => (talk === null ? null : playTalk(release, talk)), [release, talk])
  return useMemo(() => {
    if (talk === null || played === null) return null
    const change: TalkNow['change'] = (how) => store.setState(({ talk }) => (talk === null ? {} : { talk: how(talk) }))
    const kept = played.stale?.step ?? talk.gives.length
    const give = (next: Give) => change((each) => giveNext({ ...each, gives: each.gives.slice(0, kept) }, next))
    return { talk, played, release, give, change }
  }, [store, talk, played, release])
}

/** Compiles again only when something that is run has changed: moving a card is no other release. */
function useRelease(): CompiledRelease {
  const [runnable] = useState(createFitter)
  const present = runnable(useDeferredValue(useWorkspace()))
  const { workspace, flows, queues, skills, bots, channels, schedules } = present
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts that are run stand for the whole
  return useMemo(() => releaseOf(present), [workspace, flows, queues, skills, bots, channels, schedules])
}

/** Nodes at the end of the last way that are brought into view. */
const SHOWN = 3

/** Paints the way of the conversation over the open flow while its panel is shown, and brings its end into view when it goes on. */
export function useTrail({ talk, played, release }: Pick<TalkNow, 'talk' | 'played' | 'release'>): void {
  const { editor } = useDesigner()
  const flowId = useEditor((state) => state.flowId)
  const told = useRef(0)
  useEffect(() => {
    const marks = flowId === null ? null : trailOf(release.workspace, talk.flowId, flowId, played.steps)
    editor.setState({ marks: marks === null || marks.nodes.size === 0 ? null : marks })
    const count = played.steps.length
    const end = [...(marks?.nodes ?? [])].flatMap(([id, mark]) => (mark === 'now' ? [id] : [])).slice(-SHOWN)
    if (count > told.current && end.length > 0) editor.setState({ reveal: { nodeIds: end } })
    told.current = count
  }, [editor, flowId, talk, played, release])
  useEffect(() => () => editor.setState({ marks: null }), [editor])
}
