package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.runtime.access.Caller;
import io.dbmodernizer.text.Shortened;
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
  private static final String PRODUCER = "monitoring";
  private static final int LONGEST_NAME = 256;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /**
   * Returns who makes the present request.
   *
   * @param key value of the header Idempotency-Key; null if it is absent
   * @throws org.springframework.web.ErrorResponseException 400 if the key has not the accepted form
   */
  static Asker current(@Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw Problem.badValue("Idempotency-Key", key, "1 to 128 visible ASCII characters");
    }
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
