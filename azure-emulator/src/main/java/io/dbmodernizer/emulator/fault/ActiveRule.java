package io.dbmodernizer.emulator.fault;

/**
 * A fault rule with its counters.
 *
 * @param id id that removes it
 * @param rule the rule
 * @param matched number of requests that matched
 * @param fired number of requests for which it fired
 */
public record ActiveRule(String id, FaultRule rule, int matched, int fired) {

  ActiveRule matchedOnce() {
    return new ActiveRule(id, rule, matched + 1, fired);
  }

  ActiveRule firedOnce() {
    return new ActiveRule(id, rule, matched, fired + 1);
  }

  /** Returns true if the rule fires for the request that was counted last. */
  boolean due() {
    return matched >= rule.nth() && fired < rule.times();
  }
}
