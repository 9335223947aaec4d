package io.dbmodernizer.cli.platform;

import io.dbmodernizer.cli.topics.SchemaRegistration;
import io.dbmodernizer.cli.topics.TopicCreation;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start of a platform: first broker, registry, emulator and source server at the same time,
 * with topics and schemas, then the services.
 */
final class PlatformStart {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformStart.class);
  private static final int REPLICATION = 1;

  private final PlatformOptions options;
  private final PlatformParts parts;
  private final PlatformState state;
  private final ProcessStarter starter;

  PlatformStart(
      PlatformOptions options, PlatformParts parts, PlatformState state, ProcessStarter starter) {
    this.options = options;
    this.parts = parts;
    this.state = state;
    this.starter = starter;
  }

  /**
   * Starts every process that does not run and waits until all of them are ready.
   *
   * @throws PlatformException if a process cannot be started; those that were started still run
   */
  void run() throws IOException {
    List<PlatformProcess> processes =
        new ArrayList<>(List.of(parts.broker(), parts.registry(), parts.emulator()));
    if (options.startSource()) {
      processes.add(parts.source());
    }
    startTogether(processes);
    if (options.services().isEmpty()) {
      return;
    }
    List<PlatformProcess> services = new ArrayList<>();
    if (options.processes()) {
      for (ServiceName service : options.services()) {
        services.add(parts.service(service, 1));
      }
    } else {
      services.add(parts.sharedServices());
    }
    startTogether(services);
  }

  private void startTogether(List<PlatformProcess> processes) throws IOException {
    List<Runnable> waits = new ArrayList<>();
    for (PlatformProcess process : processes) {
      ManagedProcess started = starter.start(process);
      waits.add(
          () -> {
            Readiness.await(started, process.readiness(), process.startTimeout());
            setUp(process.name());
          });
    }
    awaitAll(waits);
  }

  /** Creates the topics in the broker and registers the schemas in the registry. */
  private void setUp(String process) {
    if (process.equals(BrokerProcess.NAME)) {
      createTopics();
    } else if (process.equals(RegistryProcess.NAME)) {
      String url = PlatformAddresses.of(state).registryUrl();
      int subjects = new SchemaRegistration(url, null).apply();
      LOG.atDebug().addKeyValue("subjects", subjects).log("Registered the schemas");
    }
  }

  private void createTopics() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            PlatformAddresses.of(state).bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      List<String> created =
          new TopicCreation(admin).apply(Topic.DEFAULT_PARTITIONS, (short) REPLICATION);
      LOG.atDebug().addKeyValue("topics", created.size()).log("Created topics");
    }
  }

  private static void awaitAll(List<Runnable> waits) {
    CompletableFuture<?>[] futures =
        waits.stream()
            .map(wait -> CompletableFuture.runAsync(wait, PlatformStart::startThread))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(futures).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PlatformException cause) {
        throw cause;
      }
      throw new PlatformException(
          "the platform cannot be started: "
              + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
          e);
    }
  }

  private static void startThread(Runnable wait) {
    Thread thread = new Thread(wait, "await-start");
    thread.setDaemon(true);
    thread.start();
  }
}
