import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../controls/Button.tsx'
import { useDesigner } from '../editor/DesignerContext.ts'

/** Opens the versions of the open flow. */
export function HistoryButton() {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  return (
    <IconButton
      icon={History}
      label={t('history.open')}
      onClick={() => editor.setState({ asked: { kind: 'history' } })}
    />
  )
}
