package io.dbmodernizer.runtime.config;

import io.dbmodernizer.serde.RegistryFailures;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler that skips a record that cannot be decoded. The monitoring service reads every topic
 * and writes the record to the dead-letter topic. While the registry does not answer, no record is
 * skipped: the thread ends, and its successor reads the record again.
 */
public final class SkipUndecodableRecords implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SkipUndecodableRecords.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (RegistryFailures.isRetriable(exception)) {
      return Response.fail();
    }
    LOG.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", exception.getMessage())
        .log("Skipped a record that cannot be decoded");
    return Response.resume();
  }

  @Override
  public void configure(Map<String, ?> configs) {}
}
