package io.dbmodernizer.monitoring.deadletter;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what can be read of it.
 *
 * @param letter the dead letter as lists have it
 * @param headers the headers of events: CloudEvents, content type and trace. Others may hold
 *     anything and are not shown
 * @param content the event in Avro's JSON encoding, without values that are no references to
 *     secrets; null if the value is no event
 * @param refusal why the record would be set aside again; null if it would not, as far as its rules
 *     go
 * @param replayable whether it can be published again
 */
public record DeadLetterContent(
    @JsonUnwrapped DeadLetterItem letter,
    Map<String, String> headers,
    @JsonRawValue @Nullable String content,
    @Nullable String refusal,
    boolean replayable) {

  /** Copies the headers. */
  public DeadLetterContent {
    headers = Map.copyOf(headers);
  }
}
