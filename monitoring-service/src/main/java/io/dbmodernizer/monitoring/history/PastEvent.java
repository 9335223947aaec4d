package io.dbmodernizer.monitoring.history;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.text.Shortened;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event of a migration, in short.
 *
 * @param occurredAt when it happened
 * @param type name of its type
 * @param topic topic it was read from
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param producer who published it
 * @param reason reason of the failure that it reports; null if it reports none
 * @param message what it says, at most 200 characters; empty for most types
 * @param remedy what to do about the failure that it reports; empty if it reports none
 * @param requestedBy who asked, if it is a request or a command; empty otherwise
 * @param authenticated whether a service has authenticated {@code requestedBy}
 */
public record PastEvent(
    Instant occurredAt,
    String type,
    String topic,
    int partition,
    long offset,
    String producer,
    @Nullable String reason,
    String message,
    String remedy,
    String requestedBy,
    boolean authenticated) {
  private static final int LONGEST_MESSAGE = 200;
  private static final int LONGEST_REMEDY = 400;

  /**
   * Returns an event in short.
   *
   * @param event an event that keeps the record rules, with complete metadata
   */
  static PastEvent of(Topic topic, int partition, long offset, SpecificRecord event) {
    SpecificRecord command = event instanceof CommandAccepted accepted ? inside(accepted) : event;
    EventMetadata metadata = Objects.requireNonNull(EventMetadataAccess.get(event));
    EventMetadata asked = Objects.requireNonNull(EventMetadataAccess.get(command));
    Failure failure = value(event, "failure") instanceof Failure failed ? failed : null;
    return new PastEvent(
        metadata.getOccurredAt(),
        event.getSchema().getName(),
        topic.topicName(),
        partition,
        offset,
        metadata.getProducer(),
        failure == null ? null : failure.getReason().name(),
        Shortened.to(message(event, command, failure), LONGEST_MESSAGE),
        failure == null ? "" : Shortened.to(failure.getRemedy(), LONGEST_REMEDY),
        asked.getRequestedBy(),
        asked.getAuthenticated());
  }

  private static String message(
      SpecificRecord event, SpecificRecord command, @Nullable Failure failure) {
    if (failure != null) {
      return failure.getMessage();
    }
    String said =
        Stream.of("message", "explanation")
            .map(name -> value(command, name))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
            .orElse("");
    if (command == event) {
      return said;
    }
    String name = command.getSchema().getName();
    return said.isEmpty() ? name : name + ": " + said;
  }

  private static @Nullable Object value(SpecificRecord event, String name) {
    Schema.Field field = event.getSchema().getField(name);
    return field == null ? null : event.get(field.pos());
  }

  /** Returns the command in an event; the event itself if it is of a kind that is not known. */
  private static SpecificRecord inside(CommandAccepted accepted) {
    return Stream.<@Nullable SpecificRecord>of(
            accepted.getCancel(),
            accepted.getRetry(),
            accepted.getTeardown(),
            accepted.getRestore(),
            accepted.getThrottle())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(accepted);
  }
}
