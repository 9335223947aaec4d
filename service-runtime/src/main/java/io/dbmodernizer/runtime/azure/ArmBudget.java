package io.dbmodernizer.runtime.azure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The budget of calls that keeps a fleet of migrations below the request limits of Azure Resource
 * Manager, per subscription and kind of call. It never blocks: a call without budget is refused,
 * and its step waits. Each process has its own budget. Thread-safe.
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
  private final ArmMeters meters;
  private final Map<BucketKey, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final ThreadLocal<Deque<Reservation>> reservations =
      ThreadLocal.withInitial(ArrayDeque::new);

  /**
   * Calls that are reserved for a run of a step, so that it does not read a resource that it may
   * not write afterwards. Unused calls are put back when it is closed.
   */
  public final class Reservation implements AutoCloseable {
    private final String subscriptionId;
    private final Map<CallKind, Integer> left = new EnumMap<>(CallKind.class);

    private Reservation(String subscriptionId) {
      this.subscriptionId = subscriptionId;
    }

    private void add(CallKind kind, int calls) {
      take(subscriptionId, kind, calls);
      left.put(kind, calls);
    }

    private boolean use(String subscription, CallKind kind) {
      int calls = subscription.equals(subscriptionId) ? left.getOrDefault(kind, 0) : 0;
      if (calls > 0) {
        left.put(kind, calls - 1);
      }
      return calls > 0;
    }

    @Override
    public void close() {
      reservations.get().remove(this);
      left.forEach((kind, calls) -> bucket(subscriptionId, kind).putBack(calls));
      left.clear();
    }
  }

  /**
   * @param properties sizes and rates
   * @param clock time, replaceable in tests
   */
  public ArmBudget(ArmBudgetProperties properties, InstantSource clock) {
    this(properties, clock, ArmMeters.none());
  }

  /**
   * @param properties sizes and rates
   * @param clock time, replaceable in tests
   * @param meters of the budget and of the calls that are taken from it
   */
  public ArmBudget(ArmBudgetProperties properties, InstantSource clock, ArmMeters meters) {
    this.properties = properties;
    this.clock = clock;
    this.meters = meters;
  }

  ArmMeters meters() {
    return meters;
  }

  /**
   * Takes one call from the budget.
   *
   * @param subscriptionId the subscription, in any case
   * @throws ArmBudgetExhaustedException if the budget is used up, with the time until the next call
   */
  public void take(String subscriptionId, CallKind kind) {
    if (reservations.get().stream().noneMatch(known -> known.use(subscriptionId, kind))) {
      take(subscriptionId, kind, 1);
    }
  }

  /**
   * Takes several calls from the budget. This thread makes them before it closes the reservation.
   *
   * @param subscriptionId the subscription, in any case
   * @param reads calls that read
   * @param deletes calls that delete
   * @throws ArmBudgetExhaustedException if the budget does not suffice for all; then none is taken
   */
  public Reservation reserve(String subscriptionId, int reads, int deletes) {
    Reservation reservation = new Reservation(subscriptionId.toLowerCase(Locale.ROOT));
    boolean complete = false;
    try {
      reservation.add(CallKind.DELETE, Math.min(deletes, properties.deletes()));
      reservation.add(CallKind.READ, Math.min(reads, properties.reads()));
      reservations.get().push(reservation);
      complete = true;
      return reservation;
    } finally {
      if (!complete) {
        reservation.close();
      }
    }
  }

  private void take(String subscriptionId, CallKind kind, int calls) {
    Duration wait = bucket(subscriptionId, kind).take(calls, clock.instant());
    if (!wait.isZero()) {
      throw new ArmBudgetExhaustedException(kind, wait);
    }
  }

  /** Notes an answer 429. No call of this kind is allowed before the time is over. */
  public void throttled(String subscriptionId, CallKind kind, Duration retryAfter) {
    bucket(subscriptionId, kind).closeUntil(clock.instant().plus(retryAfter));
  }

  /**
   * Returns whether a migration that has not begun may begin, leaving the reserve to those that
   * have.
   */
  public boolean admitsNewWork(String subscriptionId) {
    int reserve = properties.reservePercent();
    return bucket(subscriptionId, CallKind.WRITE).holdsMoreThan(reserve, clock.instant())
        && bucket(subscriptionId, CallKind.READ).holdsMoreThan(reserve, clock.instant());
  }

  private TokenBucket bucket(String subscriptionId, CallKind kind) {
    String subscription = subscriptionId.toLowerCase(Locale.ROOT);
    return buckets.computeIfAbsent(
        new BucketKey(subscription, kind),
        key -> {
          TokenBucket bucket = full(key.kind());
          meters.budget(subscription, kind, () -> bucket.left(clock.instant()));
          return bucket;
        });
  }

  private TokenBucket full(CallKind kind) {
    Instant now = clock.instant();
    return switch (kind) {
      case READ -> new TokenBucket(properties.reads(), properties.readsPerSecond(), now);
      case WRITE -> new TokenBucket(properties.writes(), properties.writesPerSecond(), now);
      case DELETE -> new TokenBucket(properties.deletes(), properties.deletesPerSecond(), now);
    };
  }
}
