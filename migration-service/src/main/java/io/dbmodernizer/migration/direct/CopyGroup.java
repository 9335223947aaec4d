package io.dbmodernizer.migration.direct;

import io.dbmodernizer.topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The share group of the workers of all instances: its settings and its members. */
final class CopyGroup {

  /** The name of the group. */
  static final String NAME = "modernization-copy";

  private static final Logger LOG = LoggerFactory.getLogger(CopyGroup.class);
  private static final int TIMEOUT_SECONDS = 10;

  /** Above the attempts of the ledger, which then says why a chunk failed. */
  private static final int DELIVERIES = 10;

  /** Settings of consumers that a share consumer refuses, because the group has them. */
  private static final List<String> NOT_OF_SHARE_CONSUMERS =
      List.of(
          "auto.offset.reset",
          "enable.auto.commit",
          "group.instance.id",
          "group.protocol",
          "group.remote.assignor",
          "heartbeat.interval.ms",
          "interceptor.classes",
          "isolation.level",
          "partition.assignment.strategy",
          "session.timeout.ms");

  private final KafkaProperties kafka;
  private final CopyProperties properties;

  CopyGroup(KafkaProperties kafka, CopyProperties properties) {
    this.kafka = kafka;
    this.properties = properties;
  }

  /**
   * Sets the group's settings. The workers can do without: then the broker's defaults hold, and
   * tasks from before the first worker are handed out again.
   */
  void configure() {
    Map<String, String> settings =
        Map.of(
            "share.auto.offset.reset", "earliest",
            "share.delivery.count.limit", Integer.toString(DELIVERIES),
            "share.record.lock.duration.ms", Long.toString(properties.lock().toMillis()));
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, NAME);
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  group,
                  settings.entrySet().stream()
                      .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
                      .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                      .toList()))
          .all()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.atWarn()
          .addKeyValue("group", NAME)
          .addKeyValue("settings", settings)
          .addKeyValue("reason", e.getCause() == null ? "no answer" : e.getCause().getMessage())
          .log("The settings of the share group are those of the broker");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns a new member, which takes one record at a time. */
  ShareConsumer<byte[], byte[]> join(String name) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    NOT_OF_SHARE_CONSUMERS.forEach(settings::remove);
    settings.put("group.id", NAME);
    settings.put("client.id", name);
    settings.put("share.acknowledgement.mode", "explicit");
    settings.put("share.acquire.mode", "record_limit");
    settings.put("max.poll.records", 1);
    ShareConsumer<byte[], byte[]> consumer =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topic.COPY_TASKS.topicName()));
    return consumer;
  }
}
