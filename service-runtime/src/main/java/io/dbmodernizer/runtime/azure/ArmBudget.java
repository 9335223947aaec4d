package io.dbmodernizer.runtime.azure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a fleet of migrations under Azure Resource Manager's throttle, per subscription and kind of
 * call. It never blocks: a call without budget is refused, and its step waits. The budget is per
 * process.
 */
public final class ArmBudget {

  /** Kinds of call that Azure limits separately. */
  public enum CallKind {
    /** GET and HEAD. */
    READ,
    /** PUT, PATCH and POST. */
    WRITE,
    /** DELETE. */
    DELETE
  }

  private record BucketKey(String subscriptionId, CallKind kind) {}

  private final ArmBudgetProperties properties;
  private final InstantSource clock;
  private final Map<BucketKey, TokenBucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param properties sizes and rates
   * @param clock time, replaceable in tests
   */
  public ArmBudget(ArmBudgetProperties properties, InstantSource clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes the right to one call.
   *
   * @throws ArmBudgetExhaustedException if there is none, with the time until there will be
   */
  public void take(String subscriptionId, CallKind kind) {
    Duration wait = bucket(subscriptionId, kind).take(clock.instant());
    if (!wait.isZero()) {
      throw new ArmBudgetExhaustedException(kind, wait);
    }
  }

  /** Azure answered 429: no such call before the time is over. */
  public void throttled(String subscriptionId, CallKind kind, Duration retryAfter) {
    bucket(subscriptionId, kind).closeUntil(clock.instant().plus(retryAfter));
  }

  /** Whether a migration that has not begun may begin, leaving the reserve to those that have. */
  public boolean admitsNewWork(String subscriptionId) {
    int reserve = properties.reservePercent();
    return bucket(subscriptionId, CallKind.WRITE).holdsMoreThan(reserve, clock.instant())
        && bucket(subscriptionId, CallKind.READ).holdsMoreThan(reserve, clock.instant());
  }

  private TokenBucket bucket(String subscriptionId, CallKind kind) {
    return buckets.computeIfAbsent(
        new BucketKey(subscriptionId, kind),
        key ->
            switch (key.kind()) {
              case READ ->
                  new TokenBucket(properties.reads(), properties.readsPerSecond(), clock.instant());
              case WRITE ->
                  new TokenBucket(
                      properties.writes(), properties.writesPerSecond(), clock.instant());
              case DELETE ->
                  new TokenBucket(
                      properties.deletes(), properties.deletesPerSecond(), clock.instant());
            });
  }
}
