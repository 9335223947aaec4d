package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.StepResult;

/**
 * What a run returned, on its way back to the stream thread.
 *
 * @param ref the step
 * @param result what it returned or what its exception means
 */
record StepOutcome(StepRef ref, StepResult result) {}
