package io.dbmodernizer.runtime.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Listings of Azure that the steps of many migrations share. A listing is read at most once in a
 * round. A step that asks meanwhile gets that listing or asks again for the next one. The number of
 * calls does not grow with the number of steps.
 *
 * <p>A step gets only a listing that was read after its question. So a step that removes a resource
 * and then asks never sees that resource. If several steps leave a resource at the same time, the
 * last one sees that no other uses it.
 */
public final class SharedListings {
  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final Duration BEING_READ = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

  private final ArmRest rest;
  private final Map<String, Listing> listings = new ConcurrentHashMap<>();

  SharedListings(ArmRest rest) {
    this.rest = rest;
  }

  /**
   * The answer to a question for a listing.
   *
   * @param items the items; null if the step must wait for the next round
   * @param askAgain time until the next question
   */
  public record Look(@Nullable List<JsonNode> items, Duration askAgain) {
    /**
     * Returns the use of the listed resource.
     *
     * @param user returns the users in words; empty if there are none
     */
    public ResourceUse use(Function<List<JsonNode>, Optional<String>> user) {
      return items == null
          ? new ResourceUse.NotKnownYet(askAgain)
          : user.apply(items).<ResourceUse>map(ResourceUse.UsedBy::new).orElse(ResourceUse.NONE);
    }
  }

  /**
   * Reads a list with all its pages, or takes one that was read since the question.
   *
   * @param path the collection; a scope that does not exist has no items
   * @param apiVersion of the list
   * @param since the time of the first question, after the change that it is about
   * @param now the present time
   */
  public Look look(ResourceId path, String apiVersion, Instant since, Instant now) {
    return look(ResourceId.key(path.toString()), since, now, () -> read(path, apiVersion));
  }

  /**
   * Reads anything else that is shared at most once in a round.
   *
   * @param key identifies it
   * @param reader reads it
   */
  public Look look(String key, Instant since, Instant now, Supplier<List<JsonNode>> reader) {
    listings.values().removeIf(old -> old.isForgotten(now));
    Listing listing = listings.computeIfAbsent(key, unknown -> new Listing());
    Optional<List<JsonNode>> known = listing.between(since, now);
    if (known.isPresent()) {
      return new Look(known.get(), Duration.ZERO);
    }
    Duration wait = listing.begin(now);
    if (!wait.isZero()) {
      return new Look(null, wait);
    }
    List<JsonNode> items = null;
    try {
      items = List.copyOf(reader.get());
      return new Look(items, Duration.ZERO);
    } finally {
      listing.end(items);
    }
  }

  private List<JsonNode> read(ResourceId path, String apiVersion) {
    List<JsonNode> items = new ArrayList<>();
    Optional<ArmResponse> page = rest.get(path.toString(), apiVersion);
    while (page.isPresent()) {
      page.get().body().path("value").forEach(items::add);
      page = rest.next(page.get().body());
    }
    return items;
  }

  /** One list as it was read last. */
  private static final class Listing {
    private Instant begun = Instant.MIN;
    private boolean reading;
    private @Nullable List<JsonNode> items;

    /** What was read after the question; nothing if the clock has been put back since. */
    synchronized Optional<List<JsonNode>> between(Instant asked, Instant now) {
      return begun.isAfter(asked) && !begun.isAfter(now)
          ? Optional.ofNullable(items)
          : Optional.empty();
    }

    /** Begins to read it: zero, or the time until that can be. */
    synchronized Duration begin(Instant now) {
      if (reading) {
        return BEING_READ;
      }
      if (items != null && begun.plus(ROUND).isAfter(now) && !begun.isAfter(now)) {
        return Duration.between(now, begun.plus(ROUND));
      }
      reading = true;
      begun = now;
      items = null;
      return Duration.ZERO;
    }

    /** Ends the reading; null if it failed, so that the next who asks reads it. */
    synchronized void end(@Nullable List<JsonNode> read) {
      reading = false;
      items = read;
    }

    synchronized boolean isForgotten(Instant now) {
      return !reading && begun.isAfter(Instant.MIN) && begun.plus(FORGOTTEN_AFTER).isBefore(now);
    }
  }
}
