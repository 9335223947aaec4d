package io.dbmodernizer.migration.runtime;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;

/**
 * The state of a self-hosted integration runtime, and the action that it needs until it is online.
 *
 * @param owner the resource that the runtime belongs to, for people
 * @param keyOption the option of the command {@code modernize runtime-key ID} for this runtime;
 *     empty for none
 * @param state the state as Azure reports it; empty if it reports none
 * @param nodes the names of the registered nodes; empty if there are none or they are unknown
 */
public record RuntimeState(String owner, String keyOption, String state, List<String> nodes) {
  private static final String NEED_REGISTRATION = "NeedRegistration";

  public RuntimeState {
    nodes = List.copyOf(nodes);
  }

  /** Returns true if rows can be transferred. */
  public boolean isOnline() {
    return state.equalsIgnoreCase("Online") || state.equalsIgnoreCase("Limited");
  }

  /** Returns true if no node is registered. */
  public boolean needsRegistration() {
    return state.isEmpty()
        || state.equalsIgnoreCase(NEED_REGISTRATION)
        || state.equalsIgnoreCase("Initial");
  }

  /**
   * Returns the wait for a person, with the action to take.
   *
   * @param context the run, for the migration's id
   * @param pollAfter the time until the next poll
   */
  public StepResult waiting(StepContext context, Duration pollAfter) {
    return StepResult.waiting(
        Reason.INTEGRATION_RUNTIME_OFFLINE,
        needsRegistration()
            ? "a self-hosted integration runtime node for "
                + owner
                + shownState()
                + ": get a key with 'modernize runtime-key "
                + context.migrationId()
                + keyOption
                + "' and register a node with it"
            : "the self-hosted integration runtime of "
                + owner
                + shownState()
                + ": start it on "
                + (nodes.isEmpty() ? "its machine" : String.join(", ", nodes)),
        pollAfter);
  }

  private String shownState() {
    return state.isEmpty() ? "" : " (state " + state + ")";
  }
}
