package io.dbmodernizer.monitoring.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends a record that a processor calls invalid to the dead-letter topic, with the bytes as they
 * were read, and goes on. Every other exception ends the stream thread, as without this handler.
 */
public final class InvalidRecordHandler implements ProcessingExceptionHandler {

  /** For Kafka Streams, which creates it by name. */
  public InvalidRecordHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (!(exception instanceof InvalidRecordException)) {
      return Response.fail();
    }
    DeadLetter letter =
        new DeadLetter(
            context.topic(),
            context.partition(),
            context.offset(),
            context.timestamp(),
            context.headers(),
            context.sourceRawKey(),
            context.sourceRawValue());
    return Response.resume(List.of(letter.because(exception)));
  }
}
