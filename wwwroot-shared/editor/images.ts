// Pictures: pasted, dropped or chosen, made smaller here, stored with the text, and described in words before they go in.
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { ask, type Editor } from './context'
import { question } from './dialog'
import { el } from './make'
import { node } from './schema'

const Widest = 1600, Small = 300_000
const kinds = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
const places = new PluginKey<DecorationSet>('image places')

/** Where a picture will stand while it is on its way; edits of others move the place. */
export const imagePlaces = (editor: Editor) => new Plugin<DecorationSet>({
  key: places,
  state: {
    init: () => DecorationSet.empty,
    apply (tr, set) {
      set = set.map(tr.mapping, tr.doc)
      const told = tr.getMeta(places) as { add?: object, at?: number, remove?: object } | undefined
      if (told?.add) set = set.add(tr.doc, [Decoration.widget(told.at!, () => el('span', { class: 'ed-waiting' }, 'Adding the picture…'), { id: told.add })])
      if (told?.remove) set = set.remove(set.find(undefined, undefined, s => s.id === told.remove))
      return set
    }
  },
  props: {
    decorations: state => places.getState(state),
    handlePaste: (view, e) => take(editor, view, e.clipboardData, view.state.selection.from),
    handleDrop: (view, e) => take(editor, view, e.dataTransfer, view.posAtCoords({ left: e.clientX, top: e.clientY })?.pos ?? view.state.selection.from)
  }
})

function take (editor: Editor, view: EditorView, data: DataTransfer | null, at: number) {
  const files = [...data?.files ?? []].filter(f => f.type.startsWith('image/'))
  if (files.length === 0 || !view.editable || (data?.types.includes('text/html') && data.getData('text/html').length > 400)) return false
  void (async () => { for (const file of files) await addImage(editor, file, at) })()
  return true
}

export function chooseImage (editor: Editor) {
  const input = el('input', { type: 'file', accept: kinds.join() })
  input.addEventListener('change', () => { if (input.files?.[0]) void addImage(editor, input.files[0], editor.view.state.selection.from) })
  input.click()
}

async function addImage (editor: Editor, file: File, at: number) {
  const { view, options } = editor
  if (!options.images) { editor.notice('Pictures cannot be added here.'); return }
  const id = {}
  view.dispatch(view.state.tr.setMeta(places, { add: id, at }))
  try {
    const small = await smaller(file)
    const words = await describe(URL.createObjectURL(small))
    if (!words) return
    const { address } = await ask<{ address: string }>(options.images, undefined, small)
    const place = places.getState(view.state)?.find(undefined, undefined, s => s.id === id)[0]?.from
    if (place !== undefined) view.dispatch(view.state.tr.insert(place, node.image.create({ src: address, ...words })).scrollIntoView())
    else editor.notice('The place of the picture was deleted meanwhile. Add the picture again where you want it.')
  } catch (e) {
    editor.notice((e as Error).message || 'The picture could not be read. Use a PNG, JPEG, WebP or GIF file.')
  } finally {
    if (!view.isDestroyed) { view.dispatch(view.state.tr.setMeta(places, { remove: id })); view.focus() }
  }
}

async function describe (shown: string, now?: { alt: string, decorative: boolean }) {
  const preview = el('img', { class: 'ed-preview', src: shown, alt: 'The picture you are adding' })
  const answer = await question('Describe the picture', now ? 'Save the description' : 'Add the picture', [
    { name: 'alt', label: 'What it shows', value: now?.alt, hint: 'For people who cannot see it. One sentence is enough.', type: 'lines' },
    { name: 'decorative', label: 'It is decoration only', hint: 'Screen readers pass over it.', type: 'tick', value: now?.decorative ? 'yes' : '' }
  ], { above: preview, check: v => v.alt || v.decorative ? null : 'Say what the picture shows, or tick that it is decoration' })
  if (shown.startsWith('blob:')) URL.revokeObjectURL(shown)
  return answer && answer !== 'more' ? { alt: answer.decorative ? '' : answer.alt!.slice(0, 1000), decorative: answer.decorative === 'yes' } : null
}

/** Other words for the picture that is selected. */
export async function describeImage (editor: Editor, pos: number) {
  const image = editor.view.state.doc.nodeAt(pos)
  if (image?.type !== node.image || !editor.view.editable) return
  const words = await describe(image.attrs.src, image.attrs as { alt: string, decorative: boolean })
  editor.view.focus()
  if (words && editor.view.state.doc.nodeAt(pos)?.type === node.image) editor.view.dispatch(editor.view.state.tr.setNodeMarkup(pos, null, { ...image.attrs, ...words }))
}

/** At most 1,600 pixels wide or high, and without what a camera writes into a file about place and time. */
async function smaller (file: File): Promise<Blob> {
  if (!kinds.includes(file.type)) throw new Error('Use a PNG, JPEG, WebP or GIF picture.')
  if (file.type === 'image/gif') return file
  const picture = await createImageBitmap(file), by = Math.min(1, Widest / Math.max(picture.width, picture.height))
  if (by === 1 && file.type === 'image/png' && file.size < Small) return file
  const canvas = el('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * by)); canvas.height = Math.max(1, Math.round(picture.height * by))
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const made = (type: string) => new Promise<Blob | null>(then => canvas.toBlob(then, type, .85))
  const tries = [await made('image/webp'), await made(file.type)].filter(b => b !== null).sort((a, b) => a.size - b.size)
  return tries[0] ?? file
}
