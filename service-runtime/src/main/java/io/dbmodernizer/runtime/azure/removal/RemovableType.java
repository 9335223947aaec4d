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
 * @param guard returns why a resource must stay although this migration created it
 * @param sharing the sharing; null for a type that one migration uses alone
 */
public record RemovableType(
    ArmType type, Function<JsonNode, String> query, Guard guard, @Nullable Sharing sharing) {

  /** A rule that keeps a resource although this migration created it and no other uses it. */
  @FunctionalInterface
  public interface Guard {
    /** Keeps nothing. */
    Guard NONE = (context, resource, live) -> Optional.empty();

    /**
     * Returns why a resource must stay.
     *
     * @param live the resource as Azure reports it
     * @return one line for people; empty if it may be removed
     */
    Optional<String> reasonToKeep(StepContext context, AzureResource resource, JsonNode live);
  }

  /** A check of who uses a shared resource. */
  @FunctionalInterface
  public interface Use {
    /**
     * Returns the use of a resource by others.
     *
     * @param resource the resource; this migration has removed its own content before
     * @param live the resource as Azure reports it
     * @param since when this migration first asked
     */
    ResourceUse of(StepContext context, AzureResource resource, JsonNode live, Instant since);
  }

  /**
   * The sharing of a resource.
   *
   * @param use the check of who uses it
   * @param patience longest time for which Azure still lists a removed resource
   * @param lastOneRemoves true if the last migration that uses the resource removes it although
   *     another created it: with tags, once its creator has released it; without tags, at any time
   */
  public record Sharing(Use use, Duration patience, boolean lastOneRemoves) {}

  /** Returns a type that belongs to one migration alone. */
  public static RemovableType of(ArmType type) {
    return new RemovableType(type, live -> "", Guard.NONE, null);
  }

  /** Returns the same with a rule that keeps resources. */
  public RemovableType guardedBy(Guard newGuard) {
    return new RemovableType(type, query, newGuard, sharing);
  }

  /** Returns the same, shared: the last one that leaves removes it. */
  public RemovableType sharedBy(Use use) {
    return sharing(new Sharing(use, Duration.ZERO, true));
  }

  /** Returns the same, shared, where Azure's answer lags behind. */
  public RemovableType sharedBy(Use use, Duration patience) {
    return sharing(new Sharing(use, patience, true));
  }

  /** Returns the same, shared: only the one that created it removes it. */
  public RemovableType usedBy(Use use) {
    return sharing(new Sharing(use, Duration.ZERO, false));
  }

  /**
   * Returns the same with a further query of the DELETE that depends on how the resource stands.
   */
  public RemovableType withQuery(Function<JsonNode, String> newQuery) {
    return new RemovableType(type, newQuery, guard, sharing);
  }

  private RemovableType sharing(Sharing newSharing) {
    return new RemovableType(type, query, guard, newSharing);
  }

  /** Returns whether a migration that only found one may remove it. */
  boolean lastOneRemoves() {
    return sharing != null && sharing.lastOneRemoves();
  }
}
