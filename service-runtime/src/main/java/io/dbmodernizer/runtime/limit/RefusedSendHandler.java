package io.dbmodernizer.runtime.limit;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler that notes the size of a record that the broker refused, state changelogs included. The
 * transaction is lost, so the stream thread ends. Its successor processes the same input again,
 * knows the limit, and fails this migration alone.
 */
public final class RefusedSendHandler implements ProductionExceptionHandler {
  /** The setting of Kafka Streams that holds the {@link RecordLimits}. */
  public static final String LIMITS = "dbmodernizer.record.limits";

  private static final Logger LOG = LoggerFactory.getLogger(RefusedSendHandler.class);

  private @Nullable RecordLimits limits;

  /** For Kafka Streams, which creates it by name and calls {@link #configure} next. */
  public RefusedSendHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    if (!(configs.get(LIMITS) instanceof RecordLimits given)) {
      throw new ConfigException(LIMITS + " must hold the record limits of the process");
    }
    limits = given;
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    RecordLimits known = limits;
    if (exception instanceof RecordTooLargeException && known != null) {
      int bytes = size(record);
      known.refused(record.topic(), bytes);
      LOG.atError()
          .addKeyValue("topic", record.topic())
          .addKeyValue("bytes", bytes)
          .log("A record was refused for its size; raise max.message.bytes of the topic");
    }
    return Response.fail();
  }

  private static int size(ProducerRecord<byte[], byte[]> record) {
    int bytes = length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      bytes += header.key().length() + length(header.value());
    }
    return bytes;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
