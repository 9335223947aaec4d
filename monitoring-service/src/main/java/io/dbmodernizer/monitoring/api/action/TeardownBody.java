package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.TeardownRequested;
import io.swagger.v3.oas.annotations.media.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

@Schema(description = "Fields of a command that removes what a migration created")
record TeardownBody(
    @Schema(description = "The id of the migration, as confirmation") @Nullable String confirm,
    @Schema(description = "Whether the database may go with its data; true if absent")
        @Nullable Boolean removeData,
    @Schema(description = "A person or a team; the caller if absent") @Nullable String requester)
    implements CommandBody {

  @Override
  public SpecificRecord command(String byDefault) {
    return command(removeData, requester, byDefault);
  }

  /** Returns the command. The confirmation is the consent, unless the caller says otherwise. */
  static SpecificRecord command(
      @Nullable Boolean removeData, @Nullable String requester, String byDefault) {
    return TeardownRequested.newBuilder()
        .setRequester(CommandBody.orElse(requester, byDefault))
        .setRemoveData(removeData == null || removeData)
        .build();
  }
}
