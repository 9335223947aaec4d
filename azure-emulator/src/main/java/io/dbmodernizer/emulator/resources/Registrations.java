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
 * The registrations of subscriptions for resource providers. A subscription is registered for every
 * provider until one is unregistered. Safe for use by several threads.
 */
public final class Registrations {

  private static final Duration TYPICAL = Duration.ofSeconds(60);
  private static final Set<String> ALWAYS =
      Set.of("microsoft.resources", "microsoft.authorization", "microsoft.portal");

  private final ResourceStore store;
  private final Timers timers;
  private final Timing timing;

  /** The time from which a registration holds; an empty text for an unregistered provider. */
  private final MVMap<String, String> registeredFrom;

  /**
   * Reads the registrations of a store.
   *
   * @param timers the clock
   * @param timing scale of the duration of a registration, typically 60 seconds in Azure
   */
  public Registrations(ResourceStore store, Timers timers, Timing timing) {
    this.store = store;
    this.timers = timers;
    this.timing = timing;
    this.registeredFrom = store.map("registrations");
  }

  /**
   * Unregisters a subscription from a provider.
   *
   * @param subscription id of the subscription
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

  /** Starts the registration of a subscription. Does nothing if it is registered. */
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

  /** Returns true if a provider needs no registration. */
  static boolean needsNone(String namespace) {
    return ALWAYS.contains(namespace.toLowerCase(Locale.ROOT));
  }

  private static String key(String subscription, String namespace) {
    return (subscription + "/" + namespace).toLowerCase(Locale.ROOT);
  }
}
