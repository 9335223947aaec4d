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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
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
  private @Nullable KafkaConsumer<String, byte[]> reader;
  private @Nullable ConfigurableApplicationContext service;

  public RunningService() throws Exception {
    broker = BrokerInJvm.start(2);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "max.request.size",
                TopicCatalogue.MAX_MESSAGE_BYTES,
                // A broker that is still electing refuses the first batch. Batches that follow it
                // would be out of order, for the two minutes until the producer gives up.
                "max.in.flight.requests.per.connection",
                1),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public void start(Path folder, String... settings) throws Exception {
    Path secret = Files.writeString(folder.resolve("client-secret"), "any-secret");
    List<String> all =
        new ArrayList<>(
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

  /** Sends a body as JSON. */
  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Returns the records of a topic, from its beginning to its present end. */
  public List<ConsumerRecord<String, byte[]>> records(String topic) {
    KafkaConsumer<String, byte[]> from = reader();
    List<TopicPartition> partitions =
        from.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    from.assign(partitions);
    from.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = from.endOffsets(partitions);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    while (ends.entrySet().stream().anyMatch(end -> from.position(end.getKey()) < end.getValue())) {
      from.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  private KafkaConsumer<String, byte[]> reader() {
    KafkaConsumer<String, byte[]> connected = reader;
    if (connected == null) {
      connected =
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", broker.bootstrapServers(), "fetch.max.wait.ms", 20),
              new StringDeserializer(),
              new ByteArrayDeserializer());
      reader = connected;
    }
    return connected;
  }

  /** Returns the events of a migration on a topic, from its beginning to its present end. */
  public List<SpecificRecord> events(Topic topic, String migrationId) {
    return records(topic.topicName()).stream()
        .filter(record -> migrationId.equals(record.key()))
        .map(record -> serde.deserializer().deserialize(topic.topicName(), record.value()))
        .toList();
  }

  /** Returns an event as it is on a topic. */
  public byte[] bytes(Topic topic, SpecificRecord event) {
    return serde.serializer().serialize(topic.topicName(), event);
  }

  /** Publishes bytes as they are. */
  public void publish(ProducerRecord<String, byte[]> record) {
    producer.send(record);
    producer.flush();
  }

  private void closeClients() {
    producer.close();
    if (reader != null) {
      reader.close();
      reader = null;
    }
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
    closeClients();
    broker.close();
  }
}
