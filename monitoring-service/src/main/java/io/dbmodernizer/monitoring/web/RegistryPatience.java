package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.serde.RegistryFailures;
import java.time.Duration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** The treatment of records that a view cannot read yet, because the registry does not answer. */
public final class RegistryPatience {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private RegistryPatience() {}

  /**
   * Returns a handler that reads a record again until the registry answers. After any other failure
   * it tries a few times and skips the record.
   */
  public static CommonErrorHandler handler() {
    return handler(PAUSE);
  }

  static CommonErrorHandler handler(Duration pause) {
    DefaultErrorHandler handler = new DefaultErrorHandler();
    handler.setBackOffFunction(
        (record, failure) ->
            RegistryFailures.isRetriable(failure)
                ? new FixedBackOff(pause.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS)
                : null);
    return handler;
  }
}
