package io.dbmodernizer.emulator.fault;

/**
 * A rule that has been added.
 *
 * @param id by which it is removed
 * @param rule the rule
 * @param matched how many requests it has matched
 * @param fired how many of them it has struck
 */
public record ActiveRule(String id, FaultRule rule, int matched, int fired) {

  ActiveRule matchedOnce() {
    return new ActiveRule(id, rule, matched + 1, fired);
  }

  ActiveRule firedOnce() {
    return new ActiveRule(id, rule, matched, fired + 1);
  }

  /** Returns whether the request that was just matched is to be struck. */
  boolean due() {
    return matched >= rule.nth() && fired < rule.times();
  }
}
