package io.dbmodernizer.monitoring.api.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The body of a command for several migrations. */
interface SelectionBody extends CommandBody {
  /** Most migrations of a selection. */
  int MOST = 200;

  /** Returns the ids of the migrations. */
  @Nullable List<String> migrationIds();

  /**
   * Returns the ids.
   *
   * @throws org.springframework.web.ErrorResponseException 422 if there are none, too many, or one
   *     twice
   */
  default List<String> requiredIds() {
    List<String> ids = migrationIds();
    if (ids == null
        || ids.isEmpty()
        || ids.size() > MOST
        || ids.stream().anyMatch(Objects::isNull)
        || new HashSet<>(ids).size() < ids.size()) {
      throw Problem.violated(
          List.of(
              new FieldViolation(
                  "migrationIds", "is no selection", "1 to " + MOST + " ids, each of them once")));
    }
    return ids;
  }

  @Schema(description = "A selection of migrations to stop")
  record Cancel(
      @JsonProperty(required = true) @Nullable List<String> migrationIds,
      @Schema(description = "A person or a team; the caller if absent") @Nullable String requester,
      @Schema(description = "Why the migrations must stop") @Nullable String explanation)
      implements SelectionBody {

    @Override
    public SpecificRecord command(String byDefault) {
      return new CancelBody(requester, explanation).command(byDefault);
    }
  }

  @Schema(description = "A selection of migrations whose failed steps run again")
  record Retry(
      @JsonProperty(required = true) @Nullable List<String> migrationIds,
      @Schema(description = "A person or a team; the caller if absent") @Nullable String requester)
      implements SelectionBody {

    @Override
    public SpecificRecord command(String byDefault) {
      return new RetryBody(requester).command(byDefault);
    }
  }

  @Schema(description = "A selection of migrations whose resources are removed")
  record Teardown(
      @JsonProperty(required = true) @Nullable List<String> migrationIds,
      @Schema(description = "The number of ids, as confirmation") @Nullable Integer confirm,
      @Schema(description = "Whether the databases may go with their data; true if absent")
          @Nullable Boolean removeData,
      @Schema(description = "A person or a team; the caller if absent") @Nullable String requester)
      implements SelectionBody {

    @Override
    public SpecificRecord command(String byDefault) {
      return TeardownBody.command(removeData, requester, byDefault);
    }
  }
}
