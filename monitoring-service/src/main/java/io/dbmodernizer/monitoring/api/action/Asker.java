package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.runtime.access.Caller;
import io.dbmodernizer.text.Shortened;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and with which key the caller tells a repeat from another call.
 *
 * @param name name of the caller
 * @param authenticated whether the service has authenticated the caller
 * @param key key of the call; null if the caller gives none
 */
record Asker(String name, boolean authenticated, @Nullable String key) {
  /** Name of the header with the key. */
  static final String KEY_HEADER = "Idempotency-Key";

  private static final String PRODUCER = "monitoring";
  private static final int LONGEST_NAME = 256;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /**
   * Returns who makes a request, with the key in its header.
   *
   * @throws org.springframework.web.ErrorResponseException 400 if the key has not the accepted form
   */
  static Asker of(HttpServletRequest request) {
    String key = request.getHeader(KEY_HEADER);
    if (key != null && !KEY.matcher(key).matches()) {
      throw Problem.badValue(KEY_HEADER, key, "1 to 128 visible ASCII characters");
    }
    return current(key);
  }

  /** Returns who makes the present request, which has no key. */
  static Asker current() {
    return current(null);
  }

  private static Asker current(@Nullable String key) {
    Caller caller = Caller.current().orElse(Caller.UNAUTHENTICATED);
    return new Asker(Shortened.to(caller.name(), LONGEST_NAME), caller.isAuthenticated(), key);
  }

  /**
   * Returns the metadata of an event that the caller asks for.
   *
   * @param kind kind of the event
   */
  EventMetadata metadata(String migrationId, String kind) {
    return EventMetadata.newBuilder()
        .setMigrationId(migrationId)
        .setProducer(PRODUCER)
        .setRequestedBy(name)
        .setAuthenticated(authenticated)
        .setEventId(
            key == null
                ? ""
                : EventIds.of(migrationId, "requests", kind, "key:" + name + "\n" + key, 0))
        .build();
  }
}
