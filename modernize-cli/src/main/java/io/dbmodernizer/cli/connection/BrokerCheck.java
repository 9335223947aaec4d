package io.dbmodernizer.cli.connection;

import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.option.BrokerAddresses;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** A check that Kafka answers. It takes seconds. */
public final class BrokerCheck {
  private static final int MOST_ASKED = 3;
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(6).toMillis();

  private BrokerCheck() {}

  /**
   * Checks that a broker answers. Takes at most 9 s: 3 s to connect to one of three addresses, then
   * 6 s for its answer.
   *
   * @param properties Kafka client properties with {@code bootstrap.servers}
   * @throws UnavailableException if no broker answers; the message names the addresses
   */
  public static void requireReachable(Map<String, Object> properties) {
    String servers = String.valueOf(properties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    requireListening(servers);
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw unusable(servers, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw unusable(servers, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private static void requireListening(String servers) {
    List<CompletableFuture<Optional<String>>> checks =
        BrokerAddresses.parse(servers).each().stream()
            .limit(MOST_ASKED)
            .map(
                address ->
                    CompletableFuture.supplyAsync(
                        () -> TcpCheck.problem(address.getHostString(), address.getPort()),
                        BrokerCheck::inBackground))
            .toList();
    List<Optional<String>> problems = checks.stream().map(CompletableFuture::join).toList();
    if (problems.stream().allMatch(Optional::isPresent)) {
      throw new UnavailableException(
          "no Kafka broker can be reached at " + servers + ": " + problems.get(0).orElseThrow(),
          "start the local platform with 'modernize up', or give your brokers with"
              + " --bootstrap-servers HOST:PORT");
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "broker-check");
    thread.setDaemon(true);
    thread.start();
  }

  private static UnavailableException unusable(String servers, Throwable cause) {
    return new UnavailableException(
        "Kafka at %s cannot be used: %s".formatted(servers, firstLine(cause)),
        "check --bootstrap-servers and, in the file of --client-config, the settings of your cluster:"
            + " security.protocol, sasl.jaas.config, ssl.truststore.location");
  }

  private static String firstLine(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? "its response is not that of a broker"
        : message.lines().findFirst().orElse("");
  }
}
