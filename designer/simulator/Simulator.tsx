import { MessageCircle, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeAt } from '../../runtime/engine/turn/nodeAt.ts'
import { Button, IconButton } from '../controls/Button.tsx'
import { entryOf } from '../document/records.ts'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import { openFlow } from '../editor/EditorStore.ts'
import { AnswerPlayer } from './AnswerPlayer.tsx'
import { ClockBar } from './ClockBar.tsx'
import { Composer } from './Composer.tsx'
import { zoneOf } from './clock.ts'
import { ExpectedList } from './ExpectedList.tsx'
import { openingOf } from './openingOf.ts'
import { SaveScenario } from './SaveScenario.tsx'
import css from './Simulator.module.css'
import { StaleNote } from './StaleNote.tsx'
import { StepBar } from './StepBar.tsx'
import { beginTalk } from './Talk.ts'
import { TalkSettings } from './TalkSettings.tsx'
import { Transcript } from './Transcript.tsx'
import { type TalkNow, useTalk, useTrail } from './useTalk.ts'

/** The phone beside the canvas: a conversation with the flow as it is drawn now. */
export function Simulator() {
  const now = useTalk()
  return now === null ? null : <Phone {...now} />
}

/** The outcomes that the bot's node which waits has exits for. */
function outcomesAt({ talk, played, release }: TalkNow): readonly string[] {
  const path = played.conversation?.session?.node ?? ''
  const node = nodeAt(release.workspace, talk.flowId, path)?.node
  return node?.type === 'botHandoff' ? (node.outcomes ?? []) : []
}

function Phone(now: TalkNow) {
  const { talk, played, release, give, change } = now
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const openId = useEditor((state) => state.flowId)
  const [hasSettings, setSettings] = useState(false)
  useTrail(now)
  const { workspace } = release
  const zone = zoneOf(workspace, talk.flowId)
  const channel = entryOf(workspace.channels, talk.opening.channel ?? '')?.kind ?? 'web'
  const name = workspace.flows[talk.flowId]?.name ?? talk.flowId
  const show = (path: string) => {
    const at = nodeAt(workspace, talk.flowId, path)
    if (at !== null) openFlow(editor, at.flow, [at.id])
  }
  return (
    <div className={css.simulator} data-heir="[data-focus]">
      <header className={css.who}>
        <MessageCircle size={16} aria-hidden="true" />
        <div>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <small>
            {talk.from === null ? t('simulator.fromStart') : t('simulator.from', { node: talk.from })}
            {talk.opening.channel !== undefined && ` · ${talk.opening.channel}`}
          </small>
        </div>
        {openId !== null && openId !== talk.flowId && (
          <Button
            onClick={() => {
              const { language = 'en' } = talk.opening.contact ?? {}
              change(() => beginTalk(openId, openingOf(workspace, openId, language, Date.now())))
            }}
          >
            {t('simulator.thisFlow')}
          </Button>
        )}
        <IconButton
          icon={SlidersHorizontal}
          label={t('simulator.settings')}
          aria-expanded={hasSettings}
          onClick={() => setSettings(!hasSettings)}
        />
      </header>
      {hasSettings && (
        <TalkSettings
          talk={talk}
          workspace={workspace}
          zone={zone}
          onChange={(opening) => change((each) => ({ ...each, opening }))}
          onFrom={(from) => change((each) => ({ ...each, from }))}
        />
      )}
      <ClockBar {...now} zone={zone} />
      <Transcript
        played={played}
        zone={zone}
        channel={channel}
        onPress={(customer) => give({ customer })}
        onShow={show}
      />
      {played.stale !== null && <StaleNote stale={played.stale} talk={talk} change={change} />}
      <ExpectedList talk={talk} release={release} />
      {played.awaited !== null && <AnswerPlayer awaited={played.awaited} outcomes={outcomesAt(now)} onGive={give} />}
      <Composer
        played={played}
        give={give}
        entries={Object.keys(release.workspace.flows[talk.flowId]?.entries ?? {})}
      />
      <StepBar {...now}>
        <SaveScenario {...now} />
      </StepBar>
    </div>
  )
}
