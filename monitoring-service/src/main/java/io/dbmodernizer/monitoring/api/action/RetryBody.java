package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.RetryRequested;
import io.swagger.v3.oas.annotations.media.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

@Schema(description = "Fields of a command that runs failed steps again")
record RetryBody(
    @Schema(description = "A person or a team; the caller if absent") @Nullable String requester)
    implements CommandBody {

  @Override
  public SpecificRecord command(String byDefault) {
    return RetryRequested.newBuilder()
        .setRequester(CommandBody.orElse(requester, byDefault))
        .build();
  }
}
