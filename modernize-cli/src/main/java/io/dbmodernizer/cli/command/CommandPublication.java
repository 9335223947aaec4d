package io.dbmodernizer.cli.command;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.client.RequestPublisher;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The publication of a command: by the monitoring service, or by this program to Kafka. */
public final class CommandPublication {
  private CommandPublication() {}

  /**
   * Lets the monitoring service publish the command. The service says who asked.
   *
   * @param api the service
   * @param migrationId id of the migration
   * @param command the command
   * @return id of the command
   * @throws io.dbmodernizer.cli.failure.CommandRefusedException if the service refuses it
   * @throws io.dbmodernizer.cli.failure.UnavailableException if the service does not answer
   */
  public static String byService(MonitoringApi api, String migrationId, SpecificRecord command) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    String action = describe(command, migrationId, body);
    return api.command(migrationId, action, body.toString()).path("commandId").asString("");
  }

  /**
   * Publishes the command to Kafka.
   *
   * @param connection Kafka client properties, including those of the registry
   * @param command the command, with the migrationId in its metadata
   * @return id of the command
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry does not accept it
   */
  public static String toKafka(Map<String, Object> connection, SpecificRecord command) {
    try (RequestPublisher publisher = new RequestPublisher(connection)) {
      publisher.publishCommand(command);
    }
    return Objects.requireNonNull(EventMetadataAccess.get(command)).getEventId();
  }

  /** Writes the fields of a command and returns the name of its action. */
  private static String describe(SpecificRecord command, String migrationId, ObjectNode body) {
    if (command instanceof CancelRequested cancel) {
      body.put("requester", cancel.getRequester()).put("explanation", cancel.getExplanation());
      return "cancel";
    }
    if (command instanceof RetryRequested retry) {
      body.put("requester", retry.getRequester());
      return "retry";
    }
    if (command instanceof TeardownRequested teardown) {
      body.put("requester", teardown.getRequester())
          .put("removeData", teardown.getRemoveData())
          .put("confirm", migrationId);
      return "teardown";
    }
    if (command instanceof RestoreRequested restore) {
      body.put("requester", restore.getRequester()).put("kind", restore.getKind().name());
      body.put("backupId", restore.getBackupId()).put("databaseName", restore.getDatabaseName());
      if (restore.getPointInTime() != null) {
        body.put("pointInTime", restore.getPointInTime().toString());
      }
      return "restore";
    }
    ThrottleRequested throttle = (ThrottleRequested) command;
    body.put("requester", throttle.getRequester());
    CopyLimits limits = throttle.getCopyLimits();
    if (limits == null) {
      body.putNull("copyLimits");
    } else {
      body.putObject("copyLimits")
          .put("rowsPerSecond", limits.getRowsPerSecond())
          .put("bytesPerSecond", limits.getBytesPerSecond())
          .put("connections", limits.getConnections());
    }
    return "throttle";
  }
}
