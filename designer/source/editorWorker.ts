/* Runs in a worker: compares texts and finds words for Monaco. */
import 'monaco-editor/editor/editor.worker'
