package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.LastCommand;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.monitoring.api.MigrationEntry;
import io.dbmodernizer.monitoring.api.MigrationIndex;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.request.RequestSize;
import io.dbmodernizer.runtime.command.CommandRules;
import io.dbmodernizer.runtime.stage.StageCommand;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/**
 * Takes commands: refuses what the state that is known does not allow, and publishes the others.
 * The provisioner decides about what is published, because it knows the present state.
 */
final class CommandDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

  private final MigrationIndex index;
  private final CommandPublisher publisher;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final ActionProperties properties;

  /**
   * A command for one migration.
   *
   * @param command the command
   * @param event its event, with metadata
   * @param published whether it was published before and accepted, so that nothing is left to do
   */
  private record Judged(StageCommand command, SpecificRecord event, boolean published) {
    String migrationId() {
      return command.command().getMetadata().getMigrationId();
    }
  }

  /**
   * @param index the migrations that are known
   * @param publisher publishes the commands
   * @param clock gives the times of the commands
   * @param nanos measures the time of a selection, in nanoseconds; never steps back
   * @param properties the settings
   */
  CommandDesk(
      MigrationIndex index,
      CommandPublisher publisher,
      InstantSource clock,
      LongSupplier nanos,
      ActionProperties properties) {
    this.index = index;
    this.publisher = publisher;
    this.clock = clock;
    this.nanos = nanos;
    this.properties = properties;
  }

  /**
   * Publishes a command for one migration.
   *
   * @throws ErrorResponseException 404 if the migration is not known, 409 if its state does not
   *     allow the command, 422 if a field breaks a rule, 503 if Kafka does not store it
   */
  Accepted take(String migrationId, CommandBody body, Asker asker) {
    Judged judged = judge(migrationId, body, asker);
    try {
      return publish(judged, asker);
    } catch (KafkaException e) {
      throw unpublished(List.of(), migrationId, List.of(), e);
    }
  }

  /**
   * Publishes a command for several migrations. Judges all of them before it publishes any, and
   * begins no further publication when the time of a selection is over.
   *
   * @throws ErrorResponseException 503 if Kafka does not store one; it names what is published
   */
  SelectionOutcome take(SelectionBody body, Asker asker) {
    long began = nanos.getAsLong();
    long most = properties.selectionTime().toNanos();
    List<Judged> judged = new ArrayList<>();
    List<SelectionOutcome.Refused> refused = new ArrayList<>();
    for (String migrationId : body.requiredIds()) {
      try {
        judged.add(judge(migrationId, body, asker));
      } catch (ErrorResponseException e) {
        refused.add(new SelectionOutcome.Refused(migrationId, e.getBody()));
      }
    }
    List<Accepted> accepted = new ArrayList<>();
    for (Judged each : judged) {
      if (!accepted.isEmpty() && nanos.getAsLong() - began >= most) {
        break;
      }
      try {
        accepted.add(publish(each, asker));
      } catch (KafkaException e) {
        throw unpublished(
            accepted.stream().map(Accepted::migrationId).toList(),
            each.migrationId(),
            ids(judged, accepted.size() + 1),
            e);
      }
    }
    return new SelectionOutcome(accepted, refused, ids(judged, accepted.size()));
  }

  private static List<String> ids(List<Judged> judged, int from) {
    return judged.subList(from, judged.size()).stream().map(Judged::migrationId).toList();
  }

  /**
   * Refuses an id that is not known.
   *
   * @throws ErrorResponseException 404 if the migration is not known
   */
  void requireKnown(String migrationId) {
    status(migrationId);
  }

  private MigrationStatus status(String migrationId) {
    return index
        .find(migrationId)
        .map(MigrationEntry::status)
        .orElseThrow(() -> Problem.unknownMigration(migrationId));
  }

  private Judged judge(String migrationId, CommandBody body, Asker asker) {
    MigrationStatus status = status(migrationId);
    SpecificRecord event = body.command(asker.name());
    EventMetadata metadata = asker.metadata(migrationId, event.getSchema().getName());
    metadata.setOccurredAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    EventMetadataAccess.set(event, metadata);
    StageCommand command = StageCommand.publishedByUser(event).orElseThrow();
    LastCommand last = status.getLastCommand();
    if (last != null && !command.id().isEmpty() && last.getCommandId().equals(command.id())) {
      return new Judged(command, event, true);
    }
    if (RequestSize.bytes(event) > RequestSize.MOST_COMMAND_BYTES) {
      throw Problem.violated(
          List.of(
              new FieldViolation(
                  "document",
                  "makes the command too large",
                  "texts of at most " + RequestSize.MOST_COMMAND_BYTES + " bytes in all")));
    }
    Optional<Failure> refusal = CommandRules.refusal(command, Conditions.of(status));
    if (refusal.isPresent()) {
      throw refused(refusal.get());
    }
    return new Judged(command, event, false);
  }

  private static ErrorResponseException refused(Failure failure) {
    return failure.getReason() == Reason.INVALID_REQUEST
        ? Problem.violated(failure.getViolations())
        : Problem.conflict(failure.getMessage(), failure.getRemedy());
  }

  private Accepted publish(Judged judged, Asker asker) {
    if (!judged.published()) {
      publisher.publish(judged.event());
    }
    String commandId = Objects.requireNonNull(EventMetadataAccess.get(judged.event())).getEventId();
    LOG.atInfo()
        .addKeyValue("migrationId", judged.migrationId())
        .addKeyValue("command", judged.command().kind())
        .addKeyValue("commandId", commandId)
        .addKeyValue("requestedBy", asker.name())
        .addKeyValue("authenticated", asker.authenticated())
        .addKeyValue("repeated", judged.published())
        .log("Published a command");
    return new Accepted(
        judged.migrationId(),
        judged.command().kind().name(),
        commandId,
        asker.name(),
        asker.authenticated(),
        List.of());
  }

  private static ErrorResponseException unpublished(
      List<String> published, String failed, List<String> left, KafkaException cause) {
    LOG.atWarn()
        .addKeyValue("migrationId", failed)
        .setCause(cause)
        .log("A command could not be published");
    ErrorResponseException problem =
        Problem.unavailable(
            "Kafka did not store the command for '%s' in time; it may still do so"
                .formatted(Problem.shortened(failed)),
            CommandPublisher.PATIENCE);
    problem.getBody().setProperty("published", published);
    problem.getBody().setProperty("unknown", List.of(failed));
    problem.getBody().setProperty("unpublished", left);
    problem
        .getBody()
        .setProperty(
            Problem.REMEDY,
            "Send the request again with the same Idempotency-Key, which makes nothing happen twice."
                + " Without one, look at the migration first.");
    return problem;
  }
}
