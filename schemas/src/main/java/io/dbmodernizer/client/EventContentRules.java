package io.dbmodernizer.client;

import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.BackupDriftResolved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.events.CopyTaskChunks;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.topics.Topic;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** The rules on the content of an event, besides those on its key and its metadata. */
final class EventContentRules {
  private static final int COMPLETE = 100;

  private EventContentRules() {}

  /** Returns the rule that the content breaks and the accepted form; empty if it breaks none. */
  static Optional<String> violation(Topic topic, String migrationId, SpecificRecord event) {
    if (event instanceof TargetProvisioned provisioned) {
      return provisioned(migrationId, provisioned);
    }
    if (event instanceof CommandAccepted accepted) {
      return command(accepted);
    }
    if (event instanceof StepProgressed progressed) {
      return progressed(topic, progressed);
    }
    if (event instanceof RemovalFailed failed) {
      return same(failed.getStage(), topic.writer(), "stage");
    }
    if (event instanceof TableStatus table) {
      return present(table.getProgress().getTable(), "progress.table", "[schema].[table]");
    }
    if (event instanceof CopyTask task) {
      return task(migrationId, task);
    }
    if (event instanceof MigrationStatus status) {
      return same(status.getMigrationId(), migrationId, "migrationId");
    }
    return id(event);
  }

  private static Optional<String> provisioned(String migrationId, TargetProvisioned event) {
    return same(
            event.getRequest().getMetadata().getMigrationId(),
            migrationId,
            "request.metadata.migrationId")
        .or(() -> present(event.getServerFqdn(), "serverFqdn", "the host name of the server"))
        .or(() -> resource(event.getServerId(), "serverId"))
        .or(() -> resource(event.getDatabaseId(), "databaseId"));
  }

  private static Optional<String> task(String migrationId, CopyTask event) {
    boolean chunks =
        !event.getChunks().isEmpty()
            && event.getChunks().stream().allMatch(EventContentRules::isRange);
    return provisioned(migrationId, event.getTarget())
        .or(
            () ->
                event.getCopy() < 1
                    ? Optional.of("copy is " + event.getCopy() + "; accepted: 1 or more")
                    : Optional.empty())
        .or(
            () ->
                chunks
                    ? Optional.empty()
                    : Optional.of(
                        "chunks has no entry or one that is no range; accepted: entries with a"
                            + " table and two numbers from 0, in order"));
  }

  private static boolean isRange(CopyTaskChunks chunks) {
    return !chunks.getTable().isBlank()
        && chunks.getFromChunk() >= 0
        && chunks.getToChunk() >= chunks.getFromChunk();
  }

  /** Accepts an event without a command: its kind of command is newer than this reader. */
  private static Optional<String> command(CommandAccepted event) {
    long present =
        Stream.of(
                event.getCancel(),
                event.getRetry(),
                event.getTeardown(),
                event.getRestore(),
                event.getThrottle())
            .filter(Objects::nonNull)
            .count();
    return present > 1
        ? Optional.of("it contains " + present + " commands; accepted: one")
        : present(event.getMetadata().getEventId(), "metadata.eventId", "the id of the event");
  }

  private static Optional<String> progressed(Topic topic, StepProgressed event) {
    return same(event.getStage(), topic.writer(), "stage")
        .or(() -> present(event.getStep(), "step", "the name of a step"))
        .or(
            () ->
                event.getPercent() < 0 || event.getPercent() > COMPLETE
                    ? Optional.of("percent is " + event.getPercent() + "; accepted: 0 to 100")
                    : Optional.empty());
  }

  private static Optional<String> id(SpecificRecord event) {
    if (event instanceof AlertRaised raised) {
      return present(raised.getAlertId(), "alertId", "the id of the alert");
    }
    if (event instanceof AlertResolved resolved) {
      return present(resolved.getAlertId(), "alertId", "the id of the alert");
    }
    if (event instanceof AlertSignal signal) {
      return present(signal.getAzureAlertId(), "azureAlertId", "the id of the alert in Azure");
    }
    if (event instanceof BackupDriftDetected drift) {
      return present(drift.getDriftId(), "driftId", "the id of the drift");
    }
    return event instanceof BackupDriftResolved drift
        ? present(drift.getDriftId(), "driftId", "the id of the drift")
        : Optional.empty();
  }

  private static Optional<String> resource(String id, String field) {
    return id.startsWith("/")
        ? Optional.empty()
        : Optional.of(field + " is not a resource id; accepted: a path that begins with '/'");
  }

  private static Optional<String> present(String text, String field, String accepted) {
    return text.isBlank()
        ? Optional.of(field + " is empty; accepted: " + accepted)
        : Optional.empty();
  }

  private static Optional<String> same(String text, String wanted, String field) {
    return text.equals(wanted)
        ? Optional.empty()
        : Optional.of(field + " differs from that of the record; accepted: " + wanted);
  }
}
