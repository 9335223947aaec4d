package io.dbmodernizer.systemtests.chaos;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.systemtests.platform.ForeignProducer;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Carries one schedule out and judges what came of it. */
final class ChaosRun {
  /** Longest time without a new snapshot after which the status service counts as done. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  /** Longest time that the status may lag behind the last event, on a busy machine. */
  private static final Duration LONGEST_LAG = Duration.ofMinutes(10);

  private final Schedule schedule;
  private final Path folder;
  private final DisruptionLog log;
  private final List<String> stuck = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private int aborted;

  /**
   * @param folder for everything of the run, empty
   */
  ChaosRun(Schedule schedule, Path folder, DisruptionLog log) {
    this.schedule = schedule;
    this.folder = folder;
    this.log = log;
  }

  /** Starts a platform, carries the schedule out on it, stops it, and judges. */
  Verdict carryOut() throws IOException, SQLException, InterruptedException {
    Instant begun = Instant.now();
    Path recordings = Files.createDirectories(folder.resolve("exchanges"));
    String before = System.getProperty(ExchangeRecording.FOLDER_PROPERTY, "");
    System.setProperty(ExchangeRecording.FOLDER_PROPERTY, recordings.toString());
    List<ReceivedEvent<?>> events;
    List<String> emulatorLog;
    try (ChaosPlatform platform = new ChaosPlatform(folder.resolve("platform"), log)) {
      SourceFleet sources = new SourceFleet(platform.platform());
      sources.create();
      platform.start();
      log.add("the platform is up");
      events = migrateAndRemove(platform, sources);
      emulatorLog = platform.log(Part.EMULATOR);
    } finally {
      System.setProperty(ExchangeRecording.FOLDER_PROPERTY, before);
    }
    OutcomeCheck outcomes = new OutcomeCheck(events);
    List<String> lost = new ArrayList<>(outcomes.lost(schedule.migrations()));
    lost.addAll(rows);
    List<String> doubled = new ArrayList<>(outcomes.doubled());
    doubled.addAll(CopyCheck.begunOverFinished(recordings));
    doubled.addAll(CopyCheck.finishedTwice(emulatorLog));
    Set<String> kept = outcomes.kept();
    return new Verdict(
        lost,
        outcomes.failed(),
        doubled,
        Leftovers.orphans(folder.resolve("platform").resolve("emulator"), kept),
        stuck,
        new StatusReplay(schedule.seed()).differences(events),
        kept.size(),
        outcomes.copiedAgain(),
        aborted,
        (int)
            events.stream()
                .filter(event -> !event.topic().equals(Topic.STATUS.topicName()))
                .count(),
        Duration.between(begun, Instant.now()));
  }

  private List<ReceivedEvent<?>> migrateAndRemove(ChaosPlatform platform, SourceFleet sources)
      throws IOException, InterruptedException {
    String servers = platform.platform().addresses().bootstrapServers();
    String registry = platform.platform().addresses().registryUrl();
    try (RecordLog records = RecordLog.start(servers, registry);
        ForeignProducer producer = new ForeignProducer(servers, registry)) {
      Map<PlannedMigration, MigrationRequested> requests = requests(platform, sources);
      migrate(platform, records, producer, requests);
      RowCheck check = new RowCheck(platform.platform(), sources);
      for (Map.Entry<PlannedMigration, MigrationRequested> each : requests.entrySet()) {
        if (records.has(each.getKey().id(), MigrationCompleted.class)) {
          rows.addAll(check.differences(each.getKey(), each.getValue()));
        }
      }
      remove(platform, records, producer);
      return projected(records, new HangWatch(servers, log));
    }
  }

  /** Everything that was published, once the status service has read it too, or never does. */
  private List<ReceivedEvent<?>> projected(RecordLog records, HangWatch hangs) {
    StatusReplay replay = new StatusReplay(schedule.seed());
    return await("the last snapshots")
        .atMost(LONGEST_LAG)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              aborted += hangs.look();
              return records.decoded();
            },
            events ->
                replay.differences(events).isEmpty()
                    || Instant.now().isAfter(records.lastRecord().plus(LONGEST_SILENCE)));
  }

  private Map<PlannedMigration, MigrationRequested> requests(
      ChaosPlatform platform, SourceFleet sources) throws IOException {
    ChaosRequests requests = new ChaosRequests(platform.platform(), sources);
    Map<PlannedMigration, MigrationRequested> all = new LinkedHashMap<>();
    for (PlannedMigration migration : schedule.migrations()) {
      all.put(migration, requests.request(migration));
    }
    return all;
  }

  private void migrate(
      ChaosPlatform platform,
      RecordLog records,
      ForeignProducer producer,
      Map<PlannedMigration, MigrationRequested> requests) {
    PhaseWatch watch = new PhaseWatch(records, Phase.MIGRATING, requests.size());
    CompletableFuture<Void> publishing =
        CompletableFuture.runAsync(
            () ->
                requests.forEach(
                    (migration, request) -> {
                      watch.awaitShare(migration.after(), () -> false);
                      producer.publish(request);
                    }),
            command -> new Thread(command, "chaos-requests").start());
    carryOut(
        Phase.MIGRATING,
        platform,
        records,
        watch,
        publishing,
        id ->
            records.has(
                id,
                ModernizationCompleted.class,
                TargetProvisioningFailed.class,
                MigrationFailed.class,
                BackupFailed.class,
                MonitoringFailed.class));
  }

  private void remove(ChaosPlatform platform, RecordLog records, ForeignProducer producer) {
    PhaseWatch watch = new PhaseWatch(records, Phase.REMOVING, schedule.migrations().size());
    schedule
        .migrations()
        .forEach(
            migration ->
                producer.send(Topic.REQUESTS, migration.id(), ChaosRequests.teardown(migration)));
    carryOut(
        Phase.REMOVING,
        platform,
        records,
        watch,
        CompletableFuture.completedFuture(null),
        id -> records.has(id, TargetRemoved.class, RemovalFailed.class, RequestRefused.class));
  }

  private void carryOut(
      Phase phase,
      ChaosPlatform platform,
      RecordLog records,
      PhaseWatch watch,
      CompletableFuture<Void> publishing,
      Predicate<String> ended) {
    List<String> ids = schedule.migrations().stream().map(PlannedMigration::id).toList();
    for (PlannedDisruption planned : schedule.disruptions(phase)) {
      watch.awaitShare(
          planned.after(),
          () -> {
            platform.revive();
            return publishing.isDone() && ids.stream().allMatch(ended);
          });
      platform.disturb(planned.disruption());
    }
    publishing.join();
    platform.awaitWhole();
    int begun = records.events();
    HangWatch hangs = new HangWatch(platform.platform().addresses().bootstrapServers(), log);
    Runnable meanwhile =
        () -> {
          platform.revive();
          aborted += hangs.look();
        };
    for (String id : watch.awaitEnd(ids, ended, meanwhile)) {
      stuck.add(id + " did not end while " + phase);
    }
    log.add(
        "%s took %d s, %d events, %d of them after the last disruption"
            .formatted(
                phase, watch.took().toSeconds(), records.events(), records.events() - begun));
  }
}
