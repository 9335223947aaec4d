package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.SchemaMigrated;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.topics.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads from the events whether each outcome is there, once, and no failure. */
final class OutcomeCheck {
  /** What every migration publishes exactly once on its way to its end. */
  private static final List<Class<? extends SpecificRecord>> OF_MIGRATION =
      List.of(
          TargetProvisioned.class,
          SourceAssessed.class,
          SchemaMigrated.class,
          MigrationCompleted.class,
          BackupEnabled.class,
          MonitoringEnabled.class,
          ModernizationCompleted.class);

  /** What every teardown publishes exactly once. */
  private static final List<Class<? extends SpecificRecord>> OF_REMOVAL =
      List.of(
          MigrationRemoved.class,
          BackupRemoved.class,
          MonitoringRemoved.class,
          TargetRemoved.class);

  private final Map<String, List<ReceivedEvent<?>>> byMigration = new TreeMap<>();

  OutcomeCheck(List<ReceivedEvent<?>> events) {
    events.forEach(
        event ->
            byMigration
                .computeIfAbsent(String.valueOf(event.key()), key -> new ArrayList<>())
                .add(event));
  }

  /** Outcomes that are not there. */
  List<String> lost(List<PlannedMigration> migrations) {
    List<String> lost = new ArrayList<>();
    for (PlannedMigration migration : migrations) {
      for (Class<? extends SpecificRecord> type : all()) {
        if (of(migration.id(), type).isEmpty()) {
          lost.add(migration.id() + " has no " + type.getSimpleName());
        }
      }
    }
    return lost;
  }

  /** Outcomes under more than one id, and ids that came more than once. */
  List<String> doubled() {
    List<String> doubled = new ArrayList<>();
    byMigration.forEach(
        (id, events) -> {
          for (Class<? extends SpecificRecord> type : all()) {
            int count = of(id, type).size();
            if (count > 1) {
              doubled.add(id + " has " + count + " " + type.getSimpleName());
            }
          }
          Set<String> seen = new HashSet<>();
          events.stream()
              // A snapshot is named after the event that it follows.
              .filter(event -> !event.topic().equals(Topic.STATUS.topicName()))
              .map(
                  event ->
                      event.topic()
                          + " "
                          + event.headers().get("ce_type")
                          + " "
                          + event.headers().get("ce_id"))
              .filter(name -> !seen.add(name))
              .forEach(name -> doubled.add(id + " came twice: " + name));
        });
    return doubled;
  }

  /** Stages and removals that gave up, and refused commands. */
  List<String> failed() {
    List<String> failed = new ArrayList<>();
    byMigration.forEach(
        (id, events) ->
            events.stream()
                .map(event -> failure(event.value()))
                .flatMap(Optional::stream)
                .forEach(
                    failure ->
                        failed.add(
                            id
                                + " step "
                                + failure.getStep()
                                + " "
                                + failure.getReason()
                                + ": "
                                + failure.getMessage())));
    return failed;
  }

  /**
   * Ids, in lower case, of what teardowns have left although their own migration had created it,
   * because others used it.
   */
  Set<String> kept() {
    Set<String> kept = new TreeSet<>();
    byMigration.values().stream()
        .flatMap(List::stream)
        .forEach(
            event -> {
              SpecificRecord value = event.value();
              List<AzureResource> left =
                  value instanceof TargetRemoved e
                      ? e.getKept()
                      : value instanceof MigrationRemoved m
                          ? m.getKept()
                          : value instanceof BackupRemoved b
                              ? b.getKept()
                              : value instanceof MonitoringRemoved o ? o.getKept() : List.of();
              left.stream()
                  .filter(AzureResource::getCreated)
                  .forEach(each -> kept.add(each.getId().toLowerCase(Locale.ROOT)));
            });
    return kept;
  }

  /** How many migrations had their copy fail at least once and be tried again by itself. */
  long copiedAgain() {
    return byMigration.values().stream()
        .filter(
            events ->
                events.stream()
                    .map(ReceivedEvent::value)
                    .filter(StepProgressed.class::isInstance)
                    .map(StepProgressed.class::cast)
                    .anyMatch(OutcomeCheck::isCopyToBeTriedAgain))
        .count();
  }

  private static boolean isCopyToBeTriedAgain(StepProgressed progress) {
    return progress.getStep().equals("copy")
        && progress.getState() == ProgressState.WAITING
        && progress.getFailure() != null
        && progress.getFailure().getReason() == Reason.COPY_FAILED;
  }

  private static Optional<Failure> failure(@Nullable SpecificRecord event) {
    if (event instanceof TargetProvisioningFailed e) {
      return Optional.of(e.getFailure());
    } else if (event instanceof MigrationFailed e) {
      return Optional.of(e.getFailure());
    } else if (event instanceof BackupFailed e) {
      return Optional.of(e.getFailure());
    } else if (event instanceof MonitoringFailed e) {
      return Optional.of(e.getFailure());
    } else if (event instanceof RemovalFailed e) {
      return Optional.of(e.getFailure());
    } else if (event instanceof RequestRefused e) {
      return Optional.of(e.getFailure());
    }
    return Optional.empty();
  }

  private List<ReceivedEvent<?>> of(String id, Class<? extends SpecificRecord> type) {
    return byMigration.getOrDefault(id, List.of()).stream()
        .filter(event -> type.isInstance(event.value()))
        .toList();
  }

  private static List<Class<? extends SpecificRecord>> all() {
    List<Class<? extends SpecificRecord>> all = new ArrayList<>(OF_MIGRATION);
    all.addAll(OF_REMOVAL);
    return all;
  }
}
