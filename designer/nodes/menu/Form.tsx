import { useTranslation } from 'react-i18next'
import { ContentEditor } from '../ContentEditor.tsx'
import type { FormProps } from '../NodeFace.ts'
import { OptionsEditor } from '../OptionsEditor.tsx'
import { AskAgainFields } from '../WaitFields.tsx'

export function MenuForm({ node, onChange, onRenameExit }: FormProps<'menu'>) {
  const { t } = useTranslation()
  return (
    <>
      <ContentEditor
        label={t('form.question')}
        content={node.prompt}
        at="prompt"
        options={node.options}
        onChange={(prompt, key) => onChange({ ...node, prompt }, key)}
      />
      <OptionsEditor
        options={node.options}
        at="options"
        onChange={(options, key) => onChange({ ...node, options }, key)}
        onRename={onRenameExit}
      />
      <AskAgainFields node={node} onChange={onChange} />
    </>
  )
}
