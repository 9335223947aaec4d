package io.dbmodernizer.migration.object;

import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the creation of objects is, as a step stores it between runs. It only saves work: a run
 * that finds an older one, or none, tries objects a second time.
 *
 * @param created objects created so far
 * @param triggers whether the other objects are done with and triggers are created
 * @param refused objects that the target has refused in this pass; they are the first of the
 *     missing ones
 * @param progressed whether this pass has created an object, so that another pass may create more
 * @param denied whether the target has denied a right
 * @param set whether positions and states have been set in this phase
 * @param refusals the first refusals, for people
 */
record ObjectProgress(
    int created,
    boolean triggers,
    int refused,
    boolean progressed,
    boolean denied,
    boolean set,
    List<String> refusals) {

  private static final int MOST_REFUSALS = 5;
  private static final ObjectProgress NONE =
      new ObjectProgress(0, false, 0, false, false, false, List.of());

  @SuppressWarnings("NullAway") // Jackson reads a missing list as null
  ObjectProgress {
    refusals = refusals == null ? List.of() : List.copyOf(refusals);
  }

  static ObjectProgress of(StepContext context) {
    return context.checkpoint(ObjectProgress.class).orElse(NONE);
  }

  /** Returns what holds after a command: the number of objects created. */
  ObjectProgress again() {
    return new ObjectProgress(created, false, 0, false, false, false, List.of());
  }

  /** Returns whether each of the missing objects has been refused since the last was created. */
  boolean isConcluded(int missing) {
    return !progressed && refused == missing;
  }

  /** Returns where a pass over this many missing objects goes on; a new pass begins at 0. */
  int position(int missing) {
    return refused < missing || (refused == missing && !progressed) ? refused : 0;
  }

  ObjectProgress from(int position) {
    return position == refused
        ? this
        : new ObjectProgress(created, triggers, position, progressed, denied, set, refusals);
  }

  ObjectProgress oneCreated() {
    return new ObjectProgress(created + 1, triggers, refused, true, denied, set, refusals);
  }

  /**
   * Returns the progress after a refusal.
   *
   * @param object how the refusal begins; it replaces an earlier one of the same object
   * @param right whether the target has denied a right
   */
  ObjectProgress oneRefused(String object, String refusal, boolean right) {
    List<String> first = new ArrayList<>(refusals);
    first.removeIf(text -> text.startsWith(object));
    if (first.size() < MOST_REFUSALS) {
      first.add(refusal);
    }
    return new ObjectProgress(
        created, triggers, refused + 1, progressed, denied || right, set, first);
  }

  /** Returns the beginning of another pass: what was refused may now be created. */
  ObjectProgress nextPass() {
    return new ObjectProgress(
        created, triggers, 0, false, triggers && denied, set, triggers ? refusals : List.of());
  }

  ObjectProgress withSet() {
    return new ObjectProgress(created, triggers, refused, progressed, denied, true, refusals);
  }

  /** Returns the beginning of the triggers; refusals so far stay. */
  ObjectProgress withTriggers() {
    return new ObjectProgress(created, true, 0, false, denied, false, refusals);
  }
}
