package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.operation.Timing;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVMap;

/**
 * Which resource providers a subscription is registered for. All are, until one is unregistered.
 * Safe for use by several threads.
 */
public final class Registrations {

  private static final Duration TYPICAL = Duration.ofSeconds(60);
  private static final Set<String> ALWAYS =
      Set.of("microsoft.resources", "microsoft.authorization", "microsoft.portal");

  private final ResourceStore store;
  private final Timers timers;
  private final Timing timing;

  /** When a registration counts; empty text for never. */
  private final MVMap<String, String> registeredFrom;

  /**
   * With what the store remembers.
   *
   * @param timers the time
   * @param timing how long a registration takes
   */
  public Registrations(ResourceStore store, Timers timers, Timing timing) {
    this.store = store;
    this.timers = timers;
    this.timing = timing;
    this.registeredFrom = store.map("registrations");
  }

  /**
   * Takes a subscription's registration away.
   *
   * @param namespace for example {@code Microsoft.Sql}
   * @throws IllegalArgumentException if the provider needs no registration
   */
  public void unregister(String subscription, String namespace) {
    if (needsNone(namespace)) {
      throw new IllegalArgumentException(namespace + " needs no registration");
    }
    registeredFrom.put(key(subscription, namespace), "");
    store.commit();
  }

  /** Registers a subscription, which takes a while; does nothing if it is registered. */
  void register(String subscription, String namespace) {
    registeredFrom.computeIfPresent(
        key(subscription, namespace),
        (key, from) ->
            from.isEmpty() ? timers.now().plus(timing.pace().scale(TYPICAL)).toString() : from);
    store.commit();
  }

  /** Returns {@code Registered}, {@code Registering} or {@code NotRegistered}. */
  String state(String subscription, String namespace) {
    String from = registeredFrom.get(key(subscription, namespace));
    if (from == null) {
      return "Registered";
    }
    if (from.isEmpty()) {
      return "NotRegistered";
    }
    return timers.now().isBefore(Instant.parse(from)) ? "Registering" : "Registered";
  }

  /** Returns whether a provider serves every subscription. */
  static boolean needsNone(String namespace) {
    return ALWAYS.contains(namespace.toLowerCase(Locale.ROOT));
  }

  private static String key(String subscription, String namespace) {
    return (subscription + "/" + namespace).toLowerCase(Locale.ROOT);
  }
}
