package io.dbmodernizer.monitoring.api.action;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The body of a command: its fields, as its event has them. */
interface CommandBody {

  /**
   * Returns the event, without its metadata.
   *
   * @param byDefault the requester if the body names none
   */
  SpecificRecord command(String byDefault);

  static String orElse(@Nullable String text, String byDefault) {
    return text == null || text.isBlank() ? byDefault : text;
  }
}
