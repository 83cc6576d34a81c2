import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { CheckField } from '../controls/CheckField.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { TextField } from '../controls/TextField.tsx'
import { LONGEST_NAME } from '../document/limits.ts'
import { entryOf } from '../document/records.ts'
import { saveScenario } from '../document/workspace/saveScenario.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { useEditWorkspace } from '../editor/useEditWorkspace.ts'
import { nameSpeaker } from '../i18n/speakEngine.ts'
import css from './Simulator.module.css'
import { useSimulatorStore } from './SimulatorStore.ts'
import { StepLine } from './StepLine.tsx'
import type { TalkNow } from './useTalk.ts'
import { writeTalk } from './writeTalk.ts'

type Props = Pick<TalkNow, 'talk' | 'release'> & { readonly onClose: () => void }

/** Asks for the name of a new scenario, and shows what it will hold. */
export function NameScenario({ talk, release, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const edit = useEditWorkspace()
  const store = useSimulatorStore()
  const form = useId()
  const scenarios = entryOf(useWorkspace().scenarios, talk.flowId)?.scenarios ?? {}
  const [written] = useState(() => writeTalk(release, talk, nameSpeaker(i18n)))
  const [name, setName] = useState(talk.scenario ?? written.name)
  const [replace, setReplace] = useState(false)
  const { scenario } = written
  const wanted = name.trim().slice(0, LONGEST_NAME)
  const isTaken = Object.hasOwn(scenarios, wanted)
  const canSave = wanted !== '' && (!isTaken || replace)
  const save = () => {
    onClose()
    if (edit('saveScenario', saveScenario, { flowId: talk.flowId, name: wanted, scenario, replace }))
      store.setState({ panel: 'scenarios' })
  }
  return (
    <Dialog
      title={t('simulator.saveAs')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('simulator.cancel')}</Button>
          <Button type="submit" form={form} look="primary" disabled={!canSave}>
            {t('simulator.keep')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={css.naming}
        onSubmit={(event) => {
          event.preventDefault()
          if (canSave) save()
        }}
      >
        <TextField
          label={t('simulator.scenarioName')}
          value={name}
          hasFocus
          help={t('simulator.scenarioNameHelp')}
          problem={isTaken && !replace ? t('simulator.nameTaken') : null}
          onChange={setName}
        />
        {isTaken && <CheckField label={t('simulator.replace')} value={replace} onChange={setReplace} />}
        <p className={css.explain}>{t('simulator.saveHelp', { count: scenario.steps.length })}</p>
        <div className={css.preview}>
          {scenario.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
            <StepLine key={index} step={step} />
          ))}
        </div>
      </form>
    </Dialog>
  )
}
