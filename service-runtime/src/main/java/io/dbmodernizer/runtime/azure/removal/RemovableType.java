package io.dbmodernizer.runtime.azure.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A type of resource that a teardown removes.
 *
 * @param type the type; a resource of a tagged type without this migration's tag is kept
 * @param query further query of the DELETE by the resource as it is, {@code ?force=true}; empty for
 *     none
 * @param guard says what must stay although this migration created it
 * @param sharing how it is shared; null for a type that belongs to one migration alone
 */
public record RemovableType(
    ArmType type, Function<JsonNode, String> query, Guard guard, @Nullable Sharing sharing) {

  /** Says what must stay although this migration created it, whoever else uses it. */
  @FunctionalInterface
  public interface Guard {
    /** Keeps nothing. */
    Guard NONE = (context, resource, live) -> Optional.empty();

    /**
     * @param live the resource as Azure reports it
     * @return why it must stay, or empty if it may go
     */
    Optional<String> reasonToKeep(StepContext context, AzureResource resource, JsonNode live);
  }

  /** Says who uses a shared resource. */
  @FunctionalInterface
  public interface Use {
    /**
     * @param resource the resource; what this migration had in it is gone
     * @param live the resource as Azure reports it
     * @param since when this migration first asked
     */
    ResourceUse of(StepContext context, AzureResource resource, JsonNode live, Instant since);
  }

  /**
   * How a resource is shared.
   *
   * @param use who uses it
   * @param patience how long Azure's answer may lag behind what was just removed
   * @param lastOneRemoves whether the last migration that leaves removes it although another
   *     created it: a resource with tags once its creator has handed it over, one without tags at
   *     any time
   */
  public record Sharing(Use use, Duration patience, boolean lastOneRemoves) {}

  /** A type that belongs to one migration alone. */
  public static RemovableType of(ArmType type) {
    return new RemovableType(type, live -> "", Guard.NONE, null);
  }

  /** The same with a guard. */
  public RemovableType guardedBy(Guard newGuard) {
    return new RemovableType(type, query, newGuard, sharing);
  }

  /** The same, shared: the last one that leaves removes it. */
  public RemovableType sharedBy(Use use) {
    return sharing(new Sharing(use, Duration.ZERO, true));
  }

  /** The same, shared, where Azure's answer lags behind. */
  public RemovableType sharedBy(Use use, Duration patience) {
    return sharing(new Sharing(use, patience, true));
  }

  /** The same, shared: only the one that created it removes it. */
  public RemovableType usedBy(Use use) {
    return sharing(new Sharing(use, Duration.ZERO, false));
  }

  /** The same with a further query of the DELETE that depends on how the resource stands. */
  public RemovableType withQuery(Function<JsonNode, String> newQuery) {
    return new RemovableType(type, newQuery, guard, sharing);
  }

  private RemovableType sharing(Sharing newSharing) {
    return new RemovableType(type, query, guard, newSharing);
  }

  /** Whether a migration that only found one may remove it. */
  boolean lastOneRemoves() {
    return sharing != null && sharing.lastOneRemoves();
  }
}
