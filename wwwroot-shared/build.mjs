// Builds the browser part. usage: node build.mjs WWWROOT GENERATED
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { sprite } from './icons.mjs'

const [out, generated] = process.argv.slice(2)
if (!out || !generated) throw new Error('usage: node build.mjs WWWROOT GENERATED')
const from = createRequire(import.meta.url)
const browsers = ['chrome123', 'edge123', 'firefox121', 'safari17.5']
const fonts = { 'inter-latin-wght-normal': 'inter-latin', 'inter-latin-ext-wght-normal': 'inter-latin-ext', 'inter-latin-wght-italic': 'inter-latin-italic' }

for (const part of ['js', 'css', 'fonts']) rmSync(`${out}/${part}`, { recursive: true, force: true })
for (const folder of [`${out}/fonts`, generated]) mkdirSync(folder, { recursive: true })

execFileSync(process.execPath, [from.resolve('typescript/package.json').replace('package.json', 'bin/tsc'), '--noEmit'], { stdio: 'inherit' })
// Every file in src/pages is a script of its own, for the pages that ask for it by data-module.
const pages = existsSync('src/pages') ? readdirSync('src/pages').filter(f => f.endsWith('.ts')).map(f => `src/pages/${f}`) : []
const common = { bundle: true, minify: true, legalComments: 'none', target: browsers, logLevel: 'warning' }
const made = await bundle({ entryPoints: ['src/app.ts', ...pages], entryNames: '[name]', chunkNames: 'part-[hash]', format: 'esm', splitting: true, outdir: `${out}/js`, metafile: true })
weigh(made.metafile.outputs)
await bundle({ entryPoints: ['css/app.css'], external: ['../fonts/*'], outfile: `${out}/css/app.css` })

for (const [file, name] of Object.entries(fonts)) copyFileSync(from.resolve(`@fontsource-variable/inter/files/${file}.woff2`), `${out}/fonts/${name}.woff2`)
writeFileSync(`${out}/icons.svg`, sprite(name => readFileSync(from.resolve(`lucide-static/icons/${name}.svg`), 'utf8')))
writeFileSync(`${out}/favicon.svg`, readFileSync('favicon.svg'))

// The passwords that attackers try first. Shorter ones are refused for their length anyway.
const passwords = from('@zxcvbn-ts/language-common').dictionary.passwords.filter(word => word.length >= 12)
writeFileSync(`${generated}/common-passwords.txt`, passwords.join('\n') + '\n')

// A warning stops the build: one brace too many in a style sheet silences what follows it.
async function bundle (options) {
  const made = await build({ ...common, ...options })
  if (made.warnings.length > 0) throw new Error(`${made.warnings.length} warnings, shown above.`)
  return made
}

// The editor with every part it loads, the live connection among them: never more than this.
function weigh (outputs) {
  const files = new Set(), add = file => { if (files.has(file)) return; files.add(file); for (const i of outputs[file].imports) if (!i.external) add(i.path) }
  add(Object.keys(outputs).find(file => file.endsWith('/js/editor.js')))
  const size = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
  if (size > 130_000) throw new Error(`The editor takes ${size} bytes, compressed; 130,000 are allowed.`)
}
