package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.monitoring.MonitoringApplication;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real broker, with the topics as the test fills them. */
public final class RunningService implements AutoCloseable {
  private final String registry = "mock://" + UUID.randomUUID();
  private final EventSerde serde = EventSerde.of(Map.of("schema.registry.url", registry));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BrokerInJvm broker;
  private final KafkaProducer<String, byte[]> producer;
  private @Nullable ConfigurableApplicationContext service;

  public RunningService() throws Exception {
    broker = BrokerInJvm.start(2);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "max.request.size",
                TopicCatalogue.MAX_MESSAGE_BYTES),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public void start(Path folder, String... settings) throws Exception {
    Path secret = Files.writeString(folder.resolve("client-secret"), "any-secret");
    List<String> all =
        new java.util.ArrayList<>(
            List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--spring.kafka.properties.schema.registry.url=" + registry,
                "--dbmodernizer.azure.endpoint=https://127.0.0.1:1",
                "--dbmodernizer.azure.authority-host=https://127.0.0.1:1",
                "--dbmodernizer.azure.tenant-id=00000000-0000-0000-0000-00000000000a",
                "--dbmodernizer.azure.client-id=00000000-0000-0000-0000-00000000000b",
                "--dbmodernizer.azure.client-secret-ref=file:" + secret,
                "--dbmodernizer.stage.state-directory=" + folder.resolve("streams")));
    all.addAll(List.of(settings));
    service = MonitoringApplication.start(all.toArray(String[]::new));
  }

  public ConfigurableApplicationContext context() {
    return Objects.requireNonNull(service);
  }

  /** Publishes a record and does not wait for the broker. */
  public void publish(Topic topic, String key, @Nullable SpecificRecord event) {
    if (event != null) {
      Objects.requireNonNull(EventMetadataAccess.get(event))
          .setMigrationId(topic.migrationIdOf(key));
    }
    byte[] value = serde.serializer().serialize(topic.topicName(), event);
    producer.send(new ProducerRecord<>(topic.topicName(), key, value));
  }

  /** Waits until the broker has all records. */
  public void flush() {
    producer.flush();
  }

  public URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:"
            + context().getEnvironment().getRequiredProperty("local.server.port")
            + path);
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  public HttpResponse<String> send(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path).body());
  }

  public HttpClient http() {
    return http;
  }

  @Override
  public void close() throws Exception {
    if (service != null) {
      service.close();
    }
    producer.close();
    broker.close();
  }
}
