package io.dbmodernizer.cli.verify;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of the answer of a service.
 *
 * @param json the row as the service sends it, with its stage
 */
public record VerificationRow(ObjectNode json) {
  private static final Set<String> GOOD = Set.of("MATCHES", "PASSED", "NOT_APPLICABLE");
  private static final String UNKNOWN = "UNKNOWN";

  /** Returns a row of an answer. */
  static VerificationRow of(String stage, JsonNode row) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("stage", stage);
    row.properties().forEach(field -> json.set(field.getKey(), field.getValue()));
    return new VerificationRow(json);
  }

  /** Returns the row for a service that has not answered a verification. */
  static VerificationRow withoutVerification(ServiceAnswer answer) {
    ObjectNode json = unanswered(answer, "step").put("verdict", UNKNOWN);
    json.putArray("details").add(answer.problem());
    return new VerificationRow(json);
  }

  /** Returns the row for a service that has not answered a preflight. */
  static VerificationRow withoutPreflight(ServiceAnswer answer) {
    return new VerificationRow(
        unanswered(answer, "check")
            .put("outcome", UNKNOWN)
            .put("message", answer.problem())
            .put("remedy", ""));
  }

  private static ObjectNode unanswered(ServiceAnswer answer, String check) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("stage", answer.service())
        .put(check, "")
        .put("subject", "all of this stage");
  }

  /** Returns the stage of the service; its address if the stage is unknown. */
  public String stage() {
    return text("stage");
  }

  /** Returns the thing that was examined, in words. */
  public String subject() {
    return text("subject");
  }

  /** Returns what to do; empty if nothing. */
  public String remedy() {
    return text("remedy");
  }

  /** Returns what was found, one text for each line. */
  public List<String> found() {
    return json.path("details").isArray()
        ? json.path("details").valueStream().map(VerificationRow::oneLine).toList()
        : List.of(text("message"));
  }

  /** Returns whether the request cannot be carried out as it is. */
  public boolean isFailed() {
    return !isGood() && !isUnknown();
  }

  /** Returns whether something passed that can be better. */
  public boolean isAdvice() {
    return isGood() && !remedy().isEmpty();
  }

  /** Returns whether the check was not possible. */
  public boolean isUnknown() {
    return outcome().equals(UNKNOWN);
  }

  boolean isGood() {
    return GOOD.contains(outcome());
  }

  String check() {
    return json.has("check") ? text("check") : text("step");
  }

  String outcome() {
    return json.has("verdict") ? text("verdict") : text("outcome");
  }

  String resourceId() {
    return text("resourceId");
  }

  private String text(String field) {
    return oneLine(json.path(field));
  }

  private static String oneLine(JsonNode text) {
    return text.asString("").replaceAll("\\s*\\p{Cntrl}+\\s*", " ");
  }
}
