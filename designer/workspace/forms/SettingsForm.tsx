import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filePath } from '../../../runtime/engine/files/FileKind.ts'
import type { Text } from '../../../schemas/flow.ts'
import type { WorkspaceFile } from '../../../schemas/resources.ts'
import { FieldPlace } from '../../controls/FieldPlace.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { WordsField } from '../../controls/WordsField.tsx'
import { tidyCheck, tidyCoverage } from '../../document/workspace/checkSettings.ts'
import { setWorkspaceFile } from '../../document/workspace/setWorkspaceFile.ts'
import { type Consent, type ConsentKind, tidyConsent } from '../../document/workspace/tidyConsent.ts'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { useEditWorkspace } from '../../editor/useEditWorkspace.ts'
import { DurationField } from '../../nodes/WaitFields.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import { useIssues } from '../../problems/IssuesContext.ts'
import { LifeFields } from '../life/LifeFields.tsx'
import { CheckFields } from './CheckFields.tsx'
import { CountryField } from './CountryField.tsx'
import { CoverageFields } from './CoverageFields.tsx'

const KINDS: readonly ConsentKind[] = ['stop', 'start', 'help']
const SETTINGS = { kind: 'settings', id: null } as const

/** What holds for the whole workspace: its name and languages, how long a conversation stays open, the words of consent, how strict the checks are. */
export function SettingsForm() {
  const { t } = useTranslation()
  const file = useWorkspace().workspace
  const edit = useEditWorkspace()
  const all = useIssues()
  const issues = useMemo(() => all.filter((issue) => issue.file === filePath('workspace')), [all])
  const change = (changed: WorkspaceFile, key?: string) =>
    edit('setWorkspace', setWorkspaceFile, changed, {
      resource: SETTINGS,
      ...(key === undefined ? {} : { key: `settings/${key}` }),
    })
  return (
    <FieldPlace path="" issues={issues}>
      <TextField label={t('form.name')} value={file.name} onChange={(name) => change({ ...file, name }, 'name')} />
      <WordsField
        label={t('form.languages')}
        help={t('form.languagesHelp')}
        words={file.languages}
        onChange={(languages) => {
          if (languages.length > 0) change({ ...file, languages })
        }}
      />
      <DurationField
        label={t('settings.threadingWindow')}
        value={file.threadingWindow}
        fallback="PT72H"
        onChange={(window) => change(withOptional(file, 'threadingWindow', window), 'threadingWindow')}
      />
      <CountryField
        country={file.country}
        onChange={(country) => change(withOptional(file, 'country', country), 'country')}
      />
      <LifeFields
        life={file.life}
        parts={['terms', 'idle', 'waiting']}
        help={t('life.help')}
        onChange={(life, key) => change(withOptional(file, 'life', life), key)}
      />
      <h3>{t('settings.consent')}</h3>
      <p>{t('settings.consentHelp')}</p>
      {KINDS.map((kind) => (
        <ConsentFields
          key={kind}
          kind={kind}
          consent={file.consent ?? {}}
          languages={file.languages}
          onChange={(consent, key) => change(withOptional(file, 'consent', tidyConsent(consent)), key)}
        />
      ))}
      <CheckFields
        check={file.check ?? {}}
        onChange={(check, key) => change(withOptional(file, 'check', tidyCheck(check)), key)}
      />
      <CoverageFields
        coverage={file.coverage ?? {}}
        onChange={(coverage, key) => change(withOptional(file, 'coverage', tidyCoverage(coverage)), key)}
      />
    </FieldPlace>
  )
}

type ConsentProps = {
  readonly kind: ConsentKind
  readonly consent: Consent
  readonly languages: readonly string[]
  readonly onChange: (consent: Consent, key?: string) => void
}

function ConsentFields({ kind, consent, languages, onChange }: ConsentProps) {
  const { t } = useTranslation()
  const reply: Text = consent.replies?.[kind] ?? {}
  return (
    <>
      <WordsField
        label={t(`settings.${kind}Words`)}
        onImport={() => null}
        words={consent[kind] ?? []}
        onChange={(words) => onChange({ ...consent, [kind]: words })}
      />
      <TextPerLanguage
        label={t(`settings.${kind}Reply`)}
        text={reply}
        languages={languages}
        isLong
        onChange={(text, language) =>
          onChange({ ...consent, replies: { ...consent.replies, [kind]: text } }, `${kind}/${language}`)
        }
      />
    </>
  )
}
