import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { CheckField } from '../controls/CheckField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { useModal } from '../controls/useModal.ts'
import { entryOf } from '../document/records.ts'
import { saveScenario } from '../document/workspace/saveScenario.ts'
import { useDesigner, useWorkspace } from '../editor/DesignerContext.ts'
import css from './Simulator.module.css'
import { useSimulatorStore } from './SimulatorStore.ts'
import type { TalkNow } from './useTalk.ts'
import { writeTalk } from './writeTalk.ts'

/** As in schemas/scenarios.schema.json. */
const LONGEST_NAME = 200

type Props = Pick<TalkNow, 'talk' | 'played' | 'release'>

/** Keeps the conversation as a scenario of its flow, with all that came of it as what is expected from now on. */
export function SaveScenario({ talk, played, release }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const hasTurns = played.steps.length > 0 && played.stale === null
  const reason = talk.from !== null ? t('simulator.saveFromStart') : undefined
  return (
    <>
      <Button
        icon={BookmarkPlus}
        disabled={!hasTurns || reason !== undefined}
        title={reason}
        onClick={() => setOpen(true)}
      >
        {t('simulator.saveAs')}
      </Button>
      {isOpen && <NameDialog talk={talk} release={release} onClose={() => setOpen(false)} />}
    </>
  )
}

function NameDialog({ talk, release, onClose }: Omit<Props, 'played'> & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { document, editor } = useDesigner()
  const store = useSimulatorStore()
  const box = useModal()
  const scenarios = entryOf(useWorkspace().scenarios, talk.flowId)?.scenarios ?? {}
  const [written] = useState(() => writeTalk(release, talk))
  const [name, setName] = useState(written.name)
  const [replace, setReplace] = useState(false)
  const wanted = name.trim().slice(0, LONGEST_NAME)
  const isTaken = Object.hasOwn(scenarios, wanted)
  const canSave = wanted !== '' && (!isTaken || replace)
  const save = () => {
    const args = { flowId: talk.flowId, name: wanted, scenario: written.scenario, replace }
    const refusal = document.edit('saveScenario', saveScenario, args)
    if (refusal !== null) editor.setState({ notice: { kind: 'refused', refusal } })
    box.current?.close()
    if (refusal === null) store.setState({ panel: 'scenarios' })
  }
  return (
    <dialog ref={box} className={css.dialog} aria-labelledby="save-scenario-title" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (canSave) save()
        }}
      >
        <h2 id="save-scenario-title">{t('simulator.saveAs')}</h2>
        <p className={css.explain}>{t('simulator.saveHelp', { count: written.scenario.steps.length })}</p>
        <TextField
          label={t('simulator.scenarioName')}
          value={name}
          help={t('simulator.scenarioNameHelp')}
          problem={isTaken && !replace ? t('simulator.nameTaken') : null}
          onChange={setName}
        />
        {isTaken && <CheckField label={t('simulator.replace')} value={replace} onChange={setReplace} />}
        <pre dir="ltr">{JSON.stringify(written.scenario.steps, null, 2)}</pre>
        <div className={css.buttons}>
          <Button onClick={() => box.current?.close()}>{t('simulator.cancel')}</Button>
          <Button type="submit" look="primary" disabled={!canSave}>
            {t('simulator.keep')}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
