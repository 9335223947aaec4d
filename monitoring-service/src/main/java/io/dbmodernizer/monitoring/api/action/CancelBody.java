package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.CancelRequested;
import io.swagger.v3.oas.annotations.media.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

@Schema(description = "Fields of a command that stops a migration")
record CancelBody(
    @Schema(description = "A person or a team; the caller if absent") @Nullable String requester,
    @Schema(description = "Why the migration must stop") @Nullable String explanation)
    implements CommandBody {

  @Override
  public SpecificRecord command(String byDefault) {
    return CancelRequested.newBuilder()
        .setRequester(CommandBody.orElse(requester, byDefault))
        .setExplanation(CommandBody.orElse(explanation, ""))
        .build();
  }
}
