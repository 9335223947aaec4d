package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

@Schema(description = "Fields of a command that restores the database under another name")
record RestoreBody(
    @Schema(description = "Source of the restore; POINT_IN_TIME if absent")
        @Nullable RestoreKind kind,
    @Schema(description = "Point in time of the data, with POINT_IN_TIME or DROPPED_DATABASE")
        @Nullable Instant pointInTime,
    @Schema(description = "Resource id of the long-term backup; the newest if absent")
        @Nullable String backupId,
    @Schema(description = "Name of the restored database; derived if absent")
        @Nullable String databaseName,
    @Schema(description = "A person or a team; the caller if absent") @Nullable String requester)
    implements CommandBody {

  @Override
  public SpecificRecord command(String byDefault) {
    return RestoreRequested.newBuilder()
        .setRequester(CommandBody.orElse(requester, byDefault))
        .setKind(kind == null ? RestoreKind.POINT_IN_TIME : kind)
        .setPointInTime(pointInTime)
        .setBackupId(CommandBody.orElse(backupId, ""))
        .setDatabaseName(CommandBody.orElse(databaseName, ""))
        .build();
  }
}
