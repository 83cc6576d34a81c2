import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { TextField } from '../controls/TextField.tsx'
import { readTemplates } from './readTemplates.ts'
import { TemplateCard } from './TemplateCard.tsx'
import { useNewFlow } from './useNewFlow.ts'
import css from './Workspace.module.css'

/** Asks what a new flow begins from, a sample or nothing, and what it is called; then opens it. */
export function NewFlowDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const group = useId()
  const form = useId()
  const [templates, setTemplates] = useState<Workspace | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [name, setName] = useState('')
  const create = useNewFlow()
  useEffect(() => {
    let isOpen = true
    void readTemplates().then(
      (read) => isOpen && setTemplates(read),
      () => {}, // without samples there is still the blank flow
    )
    return () => {
      isOpen = false
    }
  }, [])
  const flows = Object.values(templates?.flows ?? {}).toSorted((a, b) => a.name.localeCompare(b.name))
  const choose = (id: string | null) => {
    // A name that the author has written is kept; that of a template follows the choice.
    if (name === '' || flows.some((flow) => flow.name === name))
      setName(flows.find((flow) => flow.id === id)?.name ?? '')
    setChosen(id)
  }
  return (
    <Dialog
      title={t('templates.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('resources.cancel')}</Button>
          <Button look="primary" type="submit" form={form} disabled={name.trim() === ''}>
            {t('resources.create')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={css.newFlow}
        onSubmit={(event) => {
          event.preventDefault()
          if (create(name, templates, chosen)) onClose()
        }}
      >
        <fieldset className={css.templates}>
          <legend className="visuallyHidden">{t('templates.beginFrom')}</legend>
          <TemplateCard
            group={group}
            name={t('templates.blank')}
            description={t('templates.blankHelp')}
            isChosen={chosen === null}
            onChoose={() => choose(null)}
          />
          {flows.map((flow) => (
            <TemplateCard
              key={flow.id}
              group={group}
              name={flow.name}
              description={flow.description ?? ''}
              isChosen={chosen === flow.id}
              onChoose={() => choose(flow.id)}
            />
          ))}
        </fieldset>
        <TextField label={t('form.flowName')} value={name} onChange={setName} hasFocus />
      </form>
    </Dialog>
  )
}
