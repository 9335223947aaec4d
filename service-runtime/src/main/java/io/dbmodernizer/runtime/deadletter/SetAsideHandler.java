package io.dbmodernizer.runtime.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A handler that sends an invalid or unprocessable record to the dead-letter topic, with the bytes
 * as they were read. This is part of the transaction that commits the offset of the record. Every
 * other exception ends the stream thread, as without this handler.
 */
public final class SetAsideHandler implements ProcessingExceptionHandler {
  private DeadLetterMeter meter = DeadLetterMeter.of(Map.of());

  /** For Kafka Streams, which creates it by name. */
  public SetAsideHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    meter = DeadLetterMeter.of(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    if (exception instanceof InvalidRecordException) {
      return setAside(context, exception, null);
    }
    return exception instanceof UnprocessableRecordException unprocessable
        ? setAside(context, exception, unprocessable.reader())
        : Response.fail();
  }

  private Response setAside(
      ErrorHandlerContext context, Exception exception, @Nullable String reader) {
    DeadLetter letter =
        new DeadLetter(
            context.topic(),
            context.partition(),
            context.offset(),
            context.timestamp(),
            context.headers(),
            context.sourceRawKey(),
            context.sourceRawValue());
    meter.setAside(context.topic());
    return Response.resume(List.of(letter.because(exception, reader)));
  }
}
