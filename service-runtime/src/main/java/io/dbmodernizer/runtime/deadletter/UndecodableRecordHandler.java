package io.dbmodernizer.runtime.deadletter;

import io.dbmodernizer.serde.RegistryFailures;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * A handler that sends bytes that are no event to the dead-letter topic, in the transaction that
 * commits their offset. While the schema registry does not answer, the bytes cannot be judged: the
 * stream thread ends, and its successor reads the record again.
 */
public final class UndecodableRecordHandler implements DeserializationExceptionHandler {
  private DeadLetterMeter meter = DeadLetterMeter.of(Map.of());

  /** For Kafka Streams, which creates it by name. */
  public UndecodableRecordHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    meter = DeadLetterMeter.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (RegistryFailures.isRetriable(exception)) {
      return Response.fail();
    }
    meter.setAside(record.topic());
    return Response.resume(List.of(DeadLetter.of(record).because(exception, null)));
  }
}
