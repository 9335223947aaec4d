/** Numbers, durations and times as people read them. */
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const exactTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** 1,234,567 */
export const number = (value) => whole.format(value);

/** 1.2M */
export const compact = (value) => short.format(value);

/** '1 migration', '2 migrations' */
export const count = (value, noun, plural = noun + 's') => `${number(value)} ${value === 1 ? noun : plural}`;

/** 512 B, 1.4 GB */
export function bytes(value) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return `${value >= 100 || at === 0 ? Math.round(value) : value.toFixed(1)} ${units[at]}`;
}

/** '45 s', '3 min 20 s', '2 h 5 min', '4 d 1 h' */
export function duration(milliseconds) {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const seconds = Math.round(milliseconds / 1000);
  const parts = [[Math.floor(seconds / 86400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts.slice(first, first + 2).filter(([amount]) => amount > 0).map((part) => part.join(' ')).join(' ');
}

/** 'just now', '12 s ago', '3 min ago', 'in 5 min'; a date after a month. */
export function relative(time, present) {
  const distance = present - Date.parse(time);
  const amount = Math.abs(distance);
  if (amount < 5000) return 'just now';
  if (amount > 30 * 86400000) return day.format(Date.parse(time));
  const text = duration(amount).split(' ').slice(0, 2).join(' ');
  return distance > 0 ? `${text} ago` : `in ${text}`;
}

/** The exact time with its zone, for a title. */
export const exact = (time) => exactTime.format(Date.parse(time));

/** 14:05 */
export const hourAndMinute = (time) => clock.format(time);
