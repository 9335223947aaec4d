package io.dbmodernizer.testing;

import io.dbmodernizer.topics.TopicCatalogue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real Kafka broker in the JVM of the test, with the topics of the catalogue. */
public final class BrokerInJvm implements AutoCloseable {

  private final KafkaClusterTestKit cluster;
  private boolean open = true;

  private BrokerInJvm(KafkaClusterTestKit cluster) {
    this.cluster = cluster;
  }

  /** Starts a broker and creates every topic with the number of partitions. */
  public static BrokerInJvm start(int partitions) throws Exception {
    KafkaClusterTestKit cluster =
        new KafkaClusterTestKit.Builder(
                new TestKitNodes.Builder()
                    .setCombined(true)
                    .setNumBrokerNodes(1)
                    .setNumControllerNodes(1)
                    .build())
            .setConfigProp("auto.create.topics.enable", "false")
            .setConfigProp("offsets.topic.replication.factor", "1")
            .setConfigProp("transaction.state.log.replication.factor", "1")
            .setConfigProp("transaction.state.log.min.isr", "1")
            .setConfigProp("share.coordinator.state.topic.replication.factor", "1")
            .setConfigProp("share.coordinator.state.topic.min.isr", "1")
            .setConfigProp("share.coordinator.state.topic.num.partitions", "2")
            // A member of a share group gets its partitions with a heartbeat, each 5 s by default.
            .setConfigProp("group.share.min.heartbeat.interval.ms", "300")
            .setConfigProp("group.share.heartbeat.interval.ms", "300")
            .setConfigProp("group.share.min.record.lock.duration.ms", "1000")
            // A broker makes 50 partitions of each at the first use, which takes seconds.
            .setConfigProp("offsets.topic.num.partitions", "2")
            .setConfigProp("transaction.state.log.num.partitions", "2")
            .setConfigProp("group.initial.rebalance.delay.ms", "0")
            .build();
    cluster.format();
    cluster.startup();
    cluster.waitForReadyBrokers();
    try (Admin admin = cluster.admin()) {
      admin.createTopics(TopicCatalogue.newTopics(partitions, (short) 1)).all().get();
    }
    return new BrokerInJvm(cluster);
  }

  /** Returns the address for clients. */
  public String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  /** Stops the broker. Further calls do nothing. */
  @Override
  public void close() throws Exception {
    if (open) {
      open = false;
      cluster.close();
    }
  }
}
