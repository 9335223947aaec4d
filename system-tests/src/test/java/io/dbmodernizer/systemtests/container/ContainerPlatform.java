package io.dbmodernizer.systemtests.container;

import io.dbmodernizer.cli.topics.SchemaRegistration;
import io.dbmodernizer.cli.topics.TopicCreation;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Broker and registry as containers in a network of their own, with topics and schemas, and a
 * service to join them.
 */
public final class ContainerPlatform implements AutoCloseable {

  private static final int INSIDE = 9092;
  private static final int OUTSIDE = 19092;
  private static final int CONTROLLER = 9093;
  private static final int HTTP = 8080;
  private static final Duration START = Duration.ofMinutes(2);

  private final Network network = Network.newNetwork();
  private final GenericContainer<?> broker;
  private final GenericContainer<?> registry;
  private final GenericContainer<?> service;
  private final int port;

  private ContainerPlatform(Images images, int port) {
    this.port = port;
    this.broker =
        new GenericContainer<>(images.broker())
            .withNetwork(network)
            .withNetworkAliases("broker")
            .withEnv(brokerSettings(port))
            .withStartupTimeout(START)
            .waitingFor(Wait.forListeningPorts(OUTSIDE));
    // Clients are sent on to the address that the broker advertises, so the port must be known
    // before it starts.
    broker.setPortBindings(List.of(port + ":" + OUTSIDE));
    this.registry =
        new GenericContainer<>(images.registry())
            .withNetwork(network)
            .withNetworkAliases("registry")
            .withExposedPorts(HTTP)
            .waitingFor(Wait.forHttp("/health/ready").forPort(HTTP).withStartupTimeout(START));
    this.service =
        new GenericContainer<>(images.service())
            .withNetwork(network)
            .withExposedPorts(HTTP)
            .withEnv("SPRING_KAFKA_BOOTSTRAPSERVERS", "broker:" + INSIDE)
            .withEnv(
                "SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL",
                "http://registry:" + HTTP + "/apis/ccompat/v7")
            .waitingFor(Wait.forHttp("/actuator/health").forPort(HTTP).withStartupTimeout(START));
  }

  /** Starts broker, registry and service, each when it can do its work. */
  public static ContainerPlatform start(Images images) throws IOException {
    ContainerPlatform platform = new ContainerPlatform(images, freePort());
    try {
      platform.broker.start();
      platform.registry.start();
      platform.setUp();
      platform.service.start();
      return platform;
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  /** Kafka, as this process reaches it. */
  public String bootstrapServers() {
    return broker.getHost() + ":" + port;
  }

  /** The registry's Confluent API, as this process reaches it. */
  public String registryUrl() {
    return "http://%s:%d/apis/ccompat/v7"
        .formatted(registry.getHost(), registry.getMappedPort(HTTP));
  }

  /** The service's HTTP endpoint, as this process reaches it. */
  public String serviceUrl() {
    return "http://%s:%d".formatted(service.getHost(), service.getMappedPort(HTTP));
  }

  /** What the service has printed so far. */
  public String serviceLog() {
    return service.getLogs();
  }

  private void setUp() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      new TopicCreation(admin).apply(Topic.DEFAULT_PARTITIONS, (short) 1);
    }
    new SchemaRegistration(registryUrl(), null).apply();
  }

  private Map<String, String> brokerSettings(int outsidePort) {
    String host = DockerClientFactory.instance().dockerHostIpAddress();
    return Map.ofEntries(
        Map.entry("KAFKA_NODE_ID", "1"),
        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:" + CONTROLLER),
        Map.entry(
            "KAFKA_LISTENERS",
            "INSIDE://:%d,OUTSIDE://:%d,CONTROLLER://:%d".formatted(INSIDE, OUTSIDE, CONTROLLER)),
        Map.entry(
            "KAFKA_ADVERTISED_LISTENERS",
            "INSIDE://broker:%d,OUTSIDE://%s:%d".formatted(INSIDE, host, outsidePort)),
        Map.entry(
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            "INSIDE:PLAINTEXT,OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE"),
        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
        Map.entry("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    service.stop();
    registry.stop();
    broker.stop();
    network.close();
  }
}
