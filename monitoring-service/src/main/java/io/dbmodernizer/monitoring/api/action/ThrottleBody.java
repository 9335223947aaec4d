package io.dbmodernizer.monitoring.api.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.ThrottleRequested;
import io.swagger.v3.oas.annotations.media.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

@Schema(description = "Fields of a command that changes the limits of a copy")
record ThrottleBody(
    @Schema(description = "The limits, which replace all earlier ones; null for no limits")
        @JsonProperty(required = true)
        @Nullable Limits copyLimits,
    @Schema(description = "A person or a team; the caller if absent") @Nullable String requester)
    implements CommandBody {

  @Schema(description = "Limits of a copy; an absent one does not limit")
  record Limits(
      @Schema(description = "Rows in a second") @Nullable Long rowsPerSecond,
      @Schema(description = "Bytes in a second") @Nullable Long bytesPerSecond,
      @Schema(description = "Chunks at the same time, each with a connection to either side")
          @Nullable Integer connections) {

    CopyLimits toEvent() {
      return new CopyLimits(
          rowsPerSecond == null ? 0 : rowsPerSecond,
          bytesPerSecond == null ? 0 : bytesPerSecond,
          connections == null ? 0 : connections);
    }
  }

  @Override
  public SpecificRecord command(String byDefault) {
    return ThrottleRequested.newBuilder()
        .setRequester(CommandBody.orElse(requester, byDefault))
        .setCopyLimits(copyLimits == null ? null : copyLimits.toEvent())
        .build();
  }
}
