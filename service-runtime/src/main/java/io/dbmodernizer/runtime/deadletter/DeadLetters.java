package io.dbmodernizer.runtime.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The dead letters of a consumer outside of a stage. */
public final class DeadLetters {

  private DeadLetters() {}

  /**
   * Returns the record for the dead-letter topic.
   *
   * @param record as it was read
   * @param cause says why it is set aside
   * @param reader the service that cannot process it
   */
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, Exception cause, String reader) {
    return DeadLetter.of(record).because(cause, reader);
  }
}
