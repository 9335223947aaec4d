/**
 * Elements of HTML and SVG as functions, for views without a build step:
 * `p({ class: 'note' }, 'Text')`. Attributes may be left out. Texts are always text, never markup.
 */
import { h } from 'preact';

const isAttributes = (value) => value !== null && typeof value === 'object' && value.constructor === Object;

const element = (name) => (first, ...rest) =>
  isAttributes(first) ? h(name, first, ...rest) : h(name, null, first, ...rest);

/** @type {Record<string, (...content: unknown[]) => import('preact').VNode>} */
export const tags = new Proxy({}, {
  get: (made, name) => (made[name] ??= element(name)),
});

/** Joins the names of classes that apply. */
export const classes = (...names) => names.filter(Boolean).join(' ');

export { h };
