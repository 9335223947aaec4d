/** Resources of the service within views: loaded, kept fresh, and given up with the view. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, path } from './api.js';
import { onEvent } from './stream.js';

const RETRY = 3000;

/**
 * Loads a resource and loads it again when something relevant has changed.
 *
 * @param {?string} resource path below `/api/v1`; null loads nothing
 * @param {object} parameters parameters of the query
 * @param {{relevant?: (type: string, data: any) => boolean, pause?: number, patch?: (data: any, type: string, change: any) => any}} options
 *   relevant: whether an event makes the resource stale; pause: least milliseconds between two loads;
 *   patch: applies an event at once, before the next load
 * @returns {{data: any, problem: ?import('./api.js').Problem, loading: boolean, reload: () => void}}
 *   the last known data stay while the resource is loaded again
 */
export function useResource(resource, parameters = {}, options = {}) {
  const address = resource === null ? null : path(resource, parameters);
  const [state, setState] = useState({ address: null, data: null, problem: null });
  const latest = useRef(options);
  latest.current = options;
  const reload = useRef(() => {});

  useEffect(() => {
    if (address === null) return undefined;
    const abort = new AbortController();
    let timer = 0;
    let loading = false;
    let stale = false;
    let loadedAt = 0;

    async function load() {
      clearTimeout(timer);
      timer = 0;
      loading = true;
      stale = false;
      try {
        const data = await get(resource, parameters, abort.signal);
        setState({ address, data, problem: null });
      } catch (problem) {
        if (abort.signal.aborted) return;
        setState((old) => ({ address, data: old.address === address ? old.data : null, problem }));
        if (problem.status === 0 || problem.status === 503) plan(problem.retryAfter * 1000 || RETRY);
      } finally {
        loading = false;
        loadedAt = Date.now();
      }
      if (stale) refresh();
    }
    function plan(milliseconds) {
      if (!timer) timer = setTimeout(() => (document.hidden ? (timer = 0, stale = true) : load()), milliseconds);
    }
    function refresh() {
      if (loading || document.hidden) stale = true;
      else plan(Math.max(0, loadedAt + (latest.current.pause ?? 1000) - Date.now()));
    }
    const unfollow = onEvent((type, change) => {
      const { patch, relevant } = latest.current;
      if (patch) setState((old) => (old.data === null ? old : { ...old, data: patch(old.data, type, change) }));
      if (type === 'reset' || type === 'live' || relevant?.(type, change)) refresh();
    });
    const onVisible = () => { if (!document.hidden && stale) refresh(); };
    document.addEventListener('visibilitychange', onVisible);
    reload.current = load;
    load();
    return () => {
      abort.abort();
      clearTimeout(timer);
      unfollow();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [address]);

  const current = state.address === address;
  return {
    data: current ? state.data : null,
    last: state.data,
    problem: current ? state.problem : null,
    loading: address !== null && !current,
    reload: () => reload.current(),
  };
}
