package io.dbmodernizer.systemtests.chaos;

/**
 * A disruption with its time. Time is counted in published events, so that a busy machine disturbs
 * the same work.
 *
 * @param phase the half of the run
 * @param after share of the phase's expected events that come before it, 0 to 1
 * @param disruption what happens
 */
record PlannedDisruption(Phase phase, double after, Disruption disruption) {}
