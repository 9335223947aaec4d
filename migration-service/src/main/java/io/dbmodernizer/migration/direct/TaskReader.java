package io.dbmodernizer.migration.direct;

import io.dbmodernizer.client.RecordRules;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.runtime.deadletter.DeadLetters;
import io.dbmodernizer.serde.RegistryFailures;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads tasks, and sets aside what is none. */
final class TaskReader {
  private static final String READER = "migration";

  private final Deserializer<SpecificRecord> deserializer;
  private final Consumer<ProducerRecord<byte[], byte[]>> deadLetters;

  /**
   * @param deserializer reads events
   * @param deadLetters stores a dead letter before it returns
   */
  TaskReader(
      Deserializer<SpecificRecord> deserializer,
      Consumer<ProducerRecord<byte[], byte[]>> deadLetters) {
    this.deserializer = deserializer;
    this.deadLetters = deadLetters;
  }

  /**
   * Reads a record.
   *
   * @return the task; null if the record was set aside
   * @throws SerializationException if the schema registry does not answer
   */
  @Nullable CopyTask read(ConsumerRecord<byte[], byte[]> record) {
    try {
      SpecificRecord event =
          deserializer.deserialize(record.topic(), record.headers(), record.value());
      String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
      Optional<String> violation = RecordRules.violation(record.topic(), key, event);
      if (violation.isEmpty() && event instanceof CopyTask task) {
        return task;
      }
      setAside(record, new IllegalArgumentException(violation.orElse("it is no copy task")));
    } catch (SerializationException e) {
      if (RegistryFailures.isRetriable(e)) {
        throw e;
      }
      setAside(record, e);
    }
    return null;
  }

  private void setAside(ConsumerRecord<byte[], byte[]> record, Exception cause) {
    deadLetters.accept(DeadLetters.of(record, cause, READER));
  }
}
