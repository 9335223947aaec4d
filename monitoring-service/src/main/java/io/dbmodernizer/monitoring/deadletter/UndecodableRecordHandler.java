package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.serde.UndecodableRecordException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sends bytes that are no event to the dead-letter topic and goes on, in the transaction that
 * commits their offset. While the schema registry cannot be asked, nothing is known about the
 * bytes: the stream thread ends, and its successor reads the record again.
 */
public final class UndecodableRecordHandler implements DeserializationExceptionHandler {

  /** For Kafka Streams, which creates it by name. */
  public UndecodableRecordHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (isRetriable(exception)) {
      return Response.fail();
    }
    DeadLetter letter =
        new DeadLetter(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.headers(),
            record.key(),
            record.value());
    return Response.resume(List.of(letter.because(exception)));
  }

  /**
   * Confluent's deserializer wraps the failure of a connection in an exception that is not
   * retriable.
   */
  private static boolean isRetriable(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof UndecodableRecordException) {
        return false;
      }
      if (t instanceof RetriableException
          || t instanceof SocketException
          || t instanceof UnknownHostException
          || t instanceof InterruptedIOException
          || t instanceof HttpTimeoutException
          || t instanceof SSLException) {
        return true;
      }
    }
    return false;
  }
}
