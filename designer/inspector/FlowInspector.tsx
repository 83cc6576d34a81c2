import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import type { Flow } from '../../schemas/flow.ts'
import { FieldPlace } from '../controls/FieldPlace.tsx'
import { SelectField } from '../controls/SelectField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { WordsField } from '../controls/WordsField.tsx'
import { type SetFlow, setFlow } from '../document/commands/setFlow.ts'
import { setStart } from '../document/commands/setStart.ts'
import { useEdit } from '../editor/useEdit.ts'
import { ResourceSelect } from '../nodes/ResourceSelect.tsx'
import { SkillsEditor } from '../nodes/SkillsEditor.tsx'
import { withOptional } from '../nodes/withOptional.ts'
import { useIssues } from '../problems/IssuesContext.ts'
import css from './Inspector.module.css'

/** What is said of a flow as a whole. */
export function FlowInspector({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation()
  const edit = useEdit()
  const all = useIssues()
  const file = filePath('flow', flow.id)
  const issues = useMemo(() => all.filter((issue) => issue.file === file), [all, file])
  const change = (args: SetFlow, key?: string) =>
    edit('setFlow', setFlow, args, key === undefined ? {} : { key: `flow/${key}` })
  const nodes = Object.keys(flow.nodes)
    .sort()
    .map((value) => ({ value, label: value }))
  return (
    <>
      <header className={css.head}>
        <div className={css.title}>
          <h2>{t('inspector.flow')}</h2>
        </div>
        <p className={css.help}>{t('inspector.flowHelp')}</p>
      </header>
      <div className={css.body}>
        <FieldPlace path="" issues={issues}>
          <TextField
            label={t('form.flowName')}
            at="name"
            value={flow.name}
            onChange={(name) => change({ name }, 'name')}
          />
          <TextField
            label={t('form.description')}
            value={flow.description ?? ''}
            onChange={(description) => change({ description }, 'description')}
          />
          <WordsField
            label={t('form.languages')}
            at="languages"
            help={t('form.languagesHelp')}
            words={flow.languages}
            onChange={(languages) => {
              if (languages.length > 0) change({ languages })
            }}
          />
          <SelectField
            label={t('form.start')}
            at="start"
            value={flow.start}
            options={nodes}
            onChange={(id) => edit('setStart', setStart, { id }, { nodeIds: [id] })}
          />
          <SelectField
            label={t('form.returning')}
            at="returning"
            help={t('form.returningHelp')}
            value={flow.returning ?? ''}
            options={[{ value: '', label: t('form.lastQueue') }, ...nodes]}
            onChange={(id) => change({ returning: id === '' ? null : id })}
          />
          <ResourceSelect
            kind="queue"
            label={t('form.fallback')}
            at="fallback/queue"
            help={t('form.fallbackHelp')}
            value={flow.fallback.queue}
            onChange={(queue) => change({ fallback: { ...flow.fallback, queue } })}
          />
          <SkillsEditor
            skills={flow.fallback.skills ?? []}
            at="fallback/skills"
            onChange={(skills) =>
              change({ fallback: withOptional(flow.fallback, 'skills', skills.length === 0 ? undefined : skills) })
            }
          />
        </FieldPlace>
      </div>
    </>
  )
}
