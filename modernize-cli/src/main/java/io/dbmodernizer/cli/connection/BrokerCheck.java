package io.dbmodernizer.cli.connection;

import io.dbmodernizer.cli.command.CommandFailedException;
import io.dbmodernizer.cli.option.BrokerAddresses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** A check that Kafka answers. It takes seconds. */
public final class BrokerCheck {
  private static final int MOST_ASKED = 3;
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

  private BrokerCheck() {}

  /**
   * Checks that a broker answers. Takes at most 20 s: 3 s for each of three addresses, then 10 s.
   *
   * @param properties Kafka client properties with {@code bootstrap.servers}
   * @throws CommandFailedException if no broker answers; the message names the addresses
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
    List<String> problems = new ArrayList<>();
    for (InetSocketAddress address : BrokerAddresses.parse(servers).each()) {
      Optional<String> problem = TcpCheck.problem(address.getHostString(), address.getPort());
      if (problem.isEmpty() || problems.size() == MOST_ASKED) {
        return;
      }
      problems.add(problem.get());
    }
    throw new CommandFailedException(
        "no Kafka broker can be reached at " + servers + ": " + problems.get(0),
        "start the local platform with 'modernize up', or give your brokers with --bootstrap-servers"
            + " HOST:PORT");
  }

  private static CommandFailedException unusable(String servers, Throwable cause) {
    return new CommandFailedException(
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
