/* Runs in a worker: completion and hover by the schema for Monaco. */
import 'monaco-editor/languages/features/json/json.worker'
