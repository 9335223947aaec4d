package io.dbmodernizer.cli.request;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.client.RequestPublisher;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestDocument;
import java.util.Map;
import java.util.function.Predicate;

/** The publication of requests: by the monitoring service, or by this program to Kafka. */
public final class Publication implements AutoCloseable {
  private final Predicate<MigrationRequested> channel;
  private final Runnable end;

  private Publication(Predicate<MigrationRequested> channel, Runnable end) {
    this.channel = channel;
    this.end = end;
  }

  /**
   * Returns the publication by the monitoring service, which says who asked.
   *
   * @param api the service
   */
  public static Publication byService(MonitoringApi api) {
    return new Publication(
        request ->
            !api.request(RequestDocument.write(request)).path("commandId").asString("").isEmpty(),
        () -> {});
  }

  /**
   * Connects to Kafka and the schema registry.
   *
   * @param connection Kafka client properties, including those of the registry
   */
  public static Publication toKafka(Map<String, Object> connection) {
    RequestPublisher publisher = new RequestPublisher(connection);
    return new Publication(
        request -> {
          // The user of this machine, whom nobody has authenticated: a document claims nothing
          // else.
          request.getMetadata().setRequestedBy(System.getProperty("user.name", ""));
          request.getMetadata().setAuthenticated(false);
          publisher.publish(request);
          return true;
        },
        publisher::close);
  }

  /**
   * Publishes a request.
   *
   * @param request an acceptable request
   * @return whether it was published; false if the service knows that the same request was
   *     published before
   * @throws io.dbmodernizer.request.InvalidRequestException if the request breaks a rule; it is not
   *     published
   * @throws io.dbmodernizer.cli.failure.CommandRefusedException if the service refuses it
   * @throws io.dbmodernizer.cli.failure.UnavailableException if the service does not answer
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry does not accept it
   */
  public boolean publish(MigrationRequested request) {
    return channel.test(request);
  }

  @Override
  public void close() {
    end.run();
  }
}
