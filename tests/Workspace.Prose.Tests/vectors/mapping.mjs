import { Mapping, StepMap } from 'prosemirror-transform'
import { Random } from './random.mjs'

function randomMap (r) {
  const ranges = []
  let at = r.below(4)
  for (let n = r.between(1, 3); n > 0; n--) {
    const size = r.below(5)
    ranges.push(at, size, r.below(5))
    at += size + r.between(1, 5)
  }
  return new StepMap(ranges)
}

/** Maps in a row; some are the way back of an earlier one, and mirror it. */
function randomMapping (r) {
  const mapping = new Mapping()
  for (let n = r.between(1, 6); n > 0; n--) {
    const earlier = mapping.maps.length ? r.below(mapping.maps.length) : -1
    if (earlier >= 0 && r.chance(0.4) && mapping.getMirror(earlier) == null) mapping.appendMap(mapping.maps[earlier].invert(), earlier)
    else mapping.appendMap(randomMap(r))
  }
  return mapping
}

const answer = (mapping, pos, assoc) => {
  const m = mapping.mapResult(pos, assoc)
  return [pos, assoc, m.pos, m.deleted, m.deletedBefore, m.deletedAfter, m.deletedAcross].map(Number)
}

function answers (mapping) {
  const found = []
  for (let pos = 0; pos < 24; pos += 1) for (const assoc of [-1, 1]) found.push(answer(mapping, pos, assoc))
  return found
}

const described = mapping => ({
  maps: mapping.maps.map(m => m.toString()),
  mirrors: mapping.maps.map((_, i) => mapping.getMirror(i) ?? null),
  from: mapping.from, to: mapping.to
})

export function mappingVectors () {
  const r = new Random(42)
  return Array.from({ length: 400 }, () => {
    const mapping = randomMapping(r)
    const from = r.below(mapping.maps.length)
    const sliced = mapping.slice(from, r.between(from, mapping.maps.length))
    const inverse = mapping.invert()
    return {
      ...described(mapping),
      answers: answers(mapping),
      slice: { from: sliced.from, to: sliced.to, answers: answers(sliced) },
      inverse: { ...described(inverse), answers: answers(inverse) }
    }
  })
}
