package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** A Kafka broker that is its own controller (KRaft), with one replica of each partition. */
record BrokerProcess(DataFolder data, int port, int controllerPort) implements PlatformProcess {

  static final String NAME = "broker";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JavaProgram program() throws IOException {
    Path folder = data.kafka().resolve("data");
    Path settings = data.kafka().resolve("server.properties");
    Files.createDirectories(folder);
    try (Writer writer = Files.newBufferedWriter(settings)) {
      settings(folder).store(writer, "Written at every start; changes are lost");
    }
    return JavaProgram.ofLoggingMainClass(
        data,
        "320m",
        List.of("-Djava.awt.headless=true"),
        BrokerMain.class.getName(),
        List.of(settings.toString(), folder.toString()));
  }

  @Override
  public Readiness.Check readiness() {
    return Readiness.listening(port);
  }

  private Properties settings(Path folder) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    for (String topic : List.of("offsets.topic", "transaction.state.log")) {
      settings.put(topic + ".replication.factor", "1");
      settings.put(topic + ".num.partitions", "6");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("transaction.partition.verification.enable", "true");
    // Small files and buffers, for one user on a laptop.
    settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
    settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }
}
