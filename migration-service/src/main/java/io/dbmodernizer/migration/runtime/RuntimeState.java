package io.dbmodernizer.migration.runtime;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;

/**
 * How a self-hosted integration runtime stands, and what somebody has to do until it is online.
 *
 * @param owner what the runtime belongs to, for people
 * @param keyOption what the command {@code modernize runtime-key ID} needs to mean this runtime;
 *     empty for nothing
 * @param state as Azure reports it; empty if it does not
 * @param nodes names of the registered nodes, as far as known
 */
public record RuntimeState(String owner, String keyOption, String state, List<String> nodes) {
  private static final String NEED_REGISTRATION = "NeedRegistration";

  /** Copies the names. */
  public RuntimeState {
    nodes = List.copyOf(nodes);
  }

  /** Whether rows can go through it. */
  public boolean isOnline() {
    return state.equalsIgnoreCase("Online") || state.equalsIgnoreCase("Limited");
  }

  /** Whether no node has ever registered, or all have been removed. */
  public boolean needsRegistration() {
    return state.isEmpty()
        || state.equalsIgnoreCase(NEED_REGISTRATION)
        || state.equalsIgnoreCase("Initial");
  }

  /**
   * The wait for a person, saying what to do.
   *
   * @param pollAfter time until it is worth looking again
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
