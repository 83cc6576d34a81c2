import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { readFilePath } from '../../runtime/engine/files/FileKind.ts'
import { Button } from '../controls/Button.tsx'
import { unsavedFiles } from '../document/saveFiles.ts'
import { useDesigner, useEditor } from '../editor/DesignerContext.ts'
import css from './App.module.css'
import { useSave } from './useSave.ts'

/** Shows what the author has beside what the disk has meanwhile, and lets the author choose. */
export function ConflictDialog() {
  const { t } = useTranslation()
  const { document, editor } = useDesigner()
  const save = useSave()
  const [conflict, ...others] = useEditor(({ conflicts }) => conflicts)
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => box.current?.showModal(), [])
  if (conflict === undefined) return null
  const { path, current } = conflict
  const name = readFilePath(path)
  const mine = unsavedFiles(document).find((change) => change.path === path)?.text ?? ''
  const theirs = current?.text ?? ''
  const finish = () => editor.setState({ conflicts: others })
  return (
    <dialog
      ref={box}
      className={css.dialog}
      aria-labelledby="conflict-title"
      onClose={() => editor.setState({ conflicts: [] })}
    >
      <h2 id="conflict-title">{t('conflict.title', { path })}</h2>
      <p>{t('conflict.explanation')}</p>
      <div className={css.versions}>
        <section>
          <h3>{t('conflict.mine')}</h3>
          <Version text={mine} other={theirs} />
        </section>
        <section>
          <h3>{t('conflict.theirs')}</h3>
          <Version text={theirs} other={mine} />
        </section>
      </div>
      <div className={css.actions}>
        <Button onClick={() => box.current?.close()}>{t('conflict.later')}</Button>
        {name?.kind === 'flow' && current !== null && (
          <Button
            onClick={() => {
              document.takeFlowFromDisk(name.id, path, current)
              finish()
            }}
          >
            {t('conflict.takeTheirs')}
          </Button>
        )}
        <Button
          look="primary"
          onClick={() => {
            document.keepOverDisk(path, current)
            finish()
            void save()
          }}
        >
          {t('conflict.keepMine')}
        </Button>
      </div>
    </dialog>
  )
}

/** A text whose lines that the other text does not have are marked. */
function Version({ text, other }: { readonly text: string; readonly other: string }) {
  const known = new Set(other.split('\n'))
  return (
    <pre dir="ltr">
      {text.split('\n').map(
        (line, index) =>
          // biome-ignore-start lint/suspicious/noArrayIndexKey: lines have no other name
          known.has(line) ? <span key={index}>{`${line}\n`}</span> : <mark key={index}>{line}</mark>,
        // biome-ignore-end lint/suspicious/noArrayIndexKey: lines have no other name
      )}
    </pre>
  )
}
