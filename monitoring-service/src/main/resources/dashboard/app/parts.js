/** Parts that several views share. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCell, now } from './cell.js';
import { classes, h, tags } from './dom.js';
import { exact, number, relative } from './format.js';
import { link } from './router.js';
import { shape, stateOf } from './states.js';

const { a, button, code, div, h2, option, p, progress, select, label, section, span, svg, time } = tags;

/** A shape. It has no name of its own: a word stands beside it. */
export const Shape = ({ name, tone }) =>
  svg({ class: classes('shape', tone), viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    tags.path({ d: shape(name), 'fill-rule': 'evenodd' }));

/** A state: shape, word and tone. */
export function State({ of, name, large }) {
  const { word, form, tone } = stateOf(of, name);
  return span({ class: classes('state', tone, large && 'large') }, h(Shape, { name: form }), span(word));
}

/** A time relative to the present, with the exact time as its title. */
export function Time({ at, none = '–' }) {
  const present = useCell(now);
  return at ? time({ dateTime: at, title: exact(at) }, relative(at, present)) : span({ class: 'muted' }, none);
}

/** Labels, each a link to the migrations that have it. */
export const Labels = ({ of: labels }) => Object.entries(labels ?? {}).map(([key, value]) =>
  a({ key, class: 'tag', href: link([], { label: `${key}:${value}` }) }, `${key}: ${value}`));

/** A bar. The number beside it is text. */
export const Bar = ({ percent, tone, name }) =>
  progress({ class: classes('bar', tone), max: 100, value: percent ?? 0, 'aria-label': name, 'aria-valuetext': percent === null ? 'unknown' : `${percent} %` });

/** A bar with its percentage. */
export const Percent = ({ percent, tone, name }) =>
  div({ class: 'percent' }, h(Bar, { percent, tone, name }), span({ class: 'number' }, percent === null ? '–' : `${percent} %`));

/** A section with a title. */
export function Panel({ title, id, count: amount, aside, class: more, children }) {
  return section({ class: classes('panel', more), 'aria-labelledby': id },
    div({ class: 'panel-head' },
      h2({ id }, title, amount === undefined ? null : span({ class: 'count' }, number(amount))), aside),
    children);
}

/** What is shown while nothing is known yet. */
export const Loading = ({ what }) => div({ class: 'empty', role: 'status' }, span({ class: 'spinner', 'aria-hidden': 'true' }), `Loading ${what} …`);

/** What is shown where there is nothing, and why. */
export const Empty = ({ title, children }) => div({ class: 'empty' }, p({ class: 'strong' }, title), children && p(children));

/** A failure with its remedy. */
export const Failed = ({ problem, retry }) =>
  div({ class: 'problem', role: 'alert' },
    h(Shape, { name: 'cross', tone: 'bad' }),
    div(
      p({ class: 'strong' }, problem.detail),
      problem.remedy && p(problem.remedy),
      problem.violations?.length > 0 && tags.ul(problem.violations.map((each) =>
        tags.li(code(each.field), ' ', each.message, each.accepted && ` Accepted: ${each.accepted}.`)))),
    retry && button({ type: 'button', onClick: retry }, 'Try again'));

/** Shows a resource when it is there; else that it loads, or why it failed. */
export function Loaded({ resource, what, children }) {
  const { data, problem, reload } = resource;
  if (data) return [problem && problem.status !== 0 ? h(Failed, { problem, retry: reload }) : null, children(data)];
  if (problem?.status === 503) return h(Loading, { what: what + ': ' + problem.detail });
  return problem ? h(Failed, { problem, retry: reload }) : h(Loading, { what });
}

/** A choice among a few values. */
export function Choice({ name, value, options, onChange }) {
  return label({ class: 'choice' }, span(name),
    select({ value, onChange: (event) => onChange(event.target.value) },
      options.map(([key, text]) => option({ value: key, selected: key === value }, text))));
}

/** A button that is on or off. */
export const Toggle = ({ on, onChange, children, ...more }) =>
  button({ type: 'button', class: 'chip', 'aria-pressed': String(Boolean(on)), onClick: () => onChange(!on), ...more }, children);

/**
 * Pages by cursors. The cursors of the pages before are kept, so that one can go back.
 *
 * @param {{page: {total: number, next: ?string, items: any[]}, limit: number, cursors: string[], onPage: (cursors: string[]) => void}} properties
 */
export function Pager({ page, limit, cursors, onPage }) {
  if (page.total <= limit && cursors.length === 0) return null;
  const first = cursors.length * limit + 1;
  const last = first + page.items.length - 1;
  return tags.nav({ class: 'pager', 'aria-label': 'Pages' },
    span({ class: 'number' }, page.items.length ? `${number(first)}–${number(last)} of ${number(page.total)}` : `none of ${number(page.total)}`),
    button({ type: 'button', disabled: cursors.length === 0, onClick: () => onPage([]) }, 'First'),
    button({ type: 'button', disabled: cursors.length === 0, onClick: () => onPage(cursors.slice(0, -1)) }, 'Previous'),
    button({ type: 'button', disabled: !page.next, onClick: () => onPage([...cursors, page.next]) }, 'Next'));
}

/** A text that can be copied, such as a command. */
export function Command({ text }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = copied && setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return div({ class: 'command' }, code(text),
    navigator.clipboard && button({ type: 'button', onClick: () => navigator.clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false)) },
      copied ? 'Copied' : 'Copy'));
}

/** A link to a page outside, in a tab of its own. */
export const Outside = ({ href, children }) =>
  a({ href, target: '_blank', rel: 'noopener noreferrer' }, children, span({ class: 'hidden' }, ' (opens the Azure portal)'));

/** Names and values. Rows without a value are left out. */
export const Facts = ({ rows }) =>
  tags.dl({ class: 'facts' }, rows.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) =>
    div(tags.dt(name), tags.dd(value))));

/** Gives an element the focus when the view appears or when the value changes. */
export function useFocus(value) {
  const element = useRef(null);
  useEffect(() => element.current?.focus({ preventScroll: true }), [value]);
  return element;
}
