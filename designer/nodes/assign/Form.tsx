import { useTranslation } from 'react-i18next'
import { TextField } from '../../controls/TextField.tsx'
import { WordsField } from '../../controls/WordsField.tsx'
import type { FormProps } from '../NodeFace.ts'
import { withOptional } from '../withOptional.ts'
import { ScalarsField } from './ScalarsField.tsx'

export function AssignForm({ node, onChange }: FormProps<'assign'>) {
  const { t } = useTranslation()
  const listOf = (words: readonly string[]) => (words.length === 0 ? undefined : words)
  return (
    <>
      <ScalarsField
        label={t('form.variables')}
        help={t('form.variablesHelp')}
        value={node.variables ?? {}}
        at="variables"
        onChange={(variables, key) => onChange(withOptional(node, 'variables', variables), key)}
      />
      <ScalarsField
        label={t('form.contactAttributes')}
        help={t('form.contactAttributesHelp')}
        value={node.contact ?? {}}
        at="contact"
        onChange={(contact, key) => onChange(withOptional(node, 'contact', contact), key)}
      />
      <WordsField
        label={t('form.addTags')}
        words={node.addTags ?? []}
        at="addTags"
        onChange={(tags) => onChange(withOptional(node, 'addTags', listOf(tags)))}
      />
      <WordsField
        label={t('form.removeTags')}
        words={node.removeTags ?? []}
        at="removeTags"
        onChange={(tags) => onChange(withOptional(node, 'removeTags', listOf(tags)))}
      />
      <TextField
        label={t('form.goOnIn')}
        help={t('form.goOnInHelp')}
        value={node.language ?? ''}
        at="language"
        isMono
        onChange={(text) => onChange(withOptional(node, 'language', text === '' ? undefined : text), 'language')}
      />
    </>
  )
}
