import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { resolve, suggestionsIn, inWords } from '../editor/review/suggestions'
import { tracked } from '../editor/review/track'
import { mark, node, schema } from '../editor/schema'
import { seeded } from './writer'

const me = '00000000-0000-4000-8000-000000000001', now = () => new Date('2026-11-24T10:00:00Z')
const doc = (...ps: string[]) => node.doc!.create(null, ps.map(p => node.paragraph!.create(null, p ? schema.text(p) : null)))
const suggest = (state: EditorState, change: (tr: Transaction) => Transaction) => state.apply(tracked(change(state.tr), state, { person: me, now })!)
const text = (d: Node) => d.textBetween(0, d.content.size, '|')
const decided = (state: EditorState, accept: boolean) => state.apply(resolve(state, accept, () => true)).doc

test('A word in the place of another is one suggestion, and either answer gives a clean text', () => {
  const state = suggest(EditorState.create({ doc: doc('A witness must attend') }), tr => tr.insertText('may', 11, 15))
  assert.deepEqual(suggestionsIn(state.doc).map(inWords), ['Replace “must” with “may”'])
  assert.equal(text(decided(state, true)), 'A witness may attend')
  assert.equal(text(decided(state, false)), 'A witness must attend')
})

test('Typing goes on in the same suggestion, and deleting my own words really deletes them', () => {
  let state = EditorState.create({ doc: doc('One') })
  for (const c of ' two') state = suggest(state, tr => tr.insertText(c, tr.doc.content.size - 1))
  assert.equal(suggestionsIn(state.doc).length, 1)
  state = suggest(state, tr => tr.delete(4, 8))
  assert.equal(JSON.stringify(state.doc.toJSON()), JSON.stringify(doc('One').toJSON()))
})

test('A new paragraph is a suggestion too', () => {
  const state = suggest(EditorState.create({ doc: doc('One two') }), tr => tr.split(4))
  assert.equal(text(state.doc), 'One| two')
  assert.equal(text(decided(state, true)), 'One| two')
  assert.equal(text(decided(state, false)), 'One two')
})

test('The caret goes past what is deleted, in the direction of the key', () => {
  let state = EditorState.create({ doc: doc('abc') })
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 3)))
  const back = suggest(state, tr => tr.delete(2, 3)), on = suggest(state, tr => tr.delete(3, 4))
  assert.equal(back.selection.from, 2)
  assert.equal(on.selection.from, 4)
})

test('Whatever somebody suggests, rejecting all of it gives the text as it was', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = seeded(seed), before = doc('One two three four', 'Five six seven', 'Eight nine')
    let state = EditorState.create({ doc: before })
    for (let i = 0; i < 12; i++) {
      const a = Math.floor(random() * state.doc.content.size), b = Math.min(state.doc.content.size, a + Math.floor(random() * 12)), pick = random()
      try {
        const at = TextSelection.near(state.doc.resolve(a)).from, to = TextSelection.near(state.doc.resolve(b)).from
        state = suggest(state, tr => pick < .4 ? tr.insertText('new ', at) : pick < .6 ? tr.split(at) : pick < .8 ? tr.deleteRange(Math.min(at, to), Math.max(at, to)) : tr.insertText('other', Math.min(at, to), Math.max(at, to)))
      } catch (e) { if (!/Split|Replace/.test(String(e))) throw e }
      state.doc.check()
    }
    assert.equal(JSON.stringify(decided(state, false).toJSON()), JSON.stringify(before.toJSON()), `${seed}`)
    let left = 0
    decided(state, true).descendants(n => { left += n.marks.filter(m => m.type === mark.insertion || m.type === mark.deletion).length; return true })
    assert.equal(left, 0)
  }
})
