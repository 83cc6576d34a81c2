import { BookmarkPlus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { CheckField } from '../controls/CheckField.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { TextField } from '../controls/TextField.tsx'
import { entryOf } from '../document/records.ts'
import { saveScenario } from '../document/workspace/saveScenario.ts'
import { useWorkspace } from '../editor/DesignerContext.ts'
import { useEditWorkspace } from '../editor/useEditWorkspace.ts'
import css from './Simulator.module.css'
import { useSimulatorStore } from './SimulatorStore.ts'
import { StepLine } from './StepLine.tsx'
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
  const edit = useEditWorkspace()
  const store = useSimulatorStore()
  const form = useId()
  const scenarios = entryOf(useWorkspace().scenarios, talk.flowId)?.scenarios ?? {}
  const [written] = useState(() => writeTalk(release, talk))
  const [name, setName] = useState(written.name)
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
