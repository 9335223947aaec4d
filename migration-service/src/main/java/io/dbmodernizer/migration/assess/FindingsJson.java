package io.dbmodernizer.migration.assess;

import io.dbmodernizer.datamover.assessment.Finding;
import io.dbmodernizer.events.AssessmentFinding;
import io.dbmodernizer.events.Severity;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as text, for the outputs of the stage from which the milestone is built. */
final class FindingsJson {
  /** State and events stay small however many tables have the same trait. */
  static final int MOST = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  private FindingsJson() {}

  /** At most {@value #MOST} findings, the gravest first, and how many were left out. */
  static String write(List<Finding> findings) {
    ArrayNode array = JSON.createArrayNode();
    findings.stream()
        .limit(MOST)
        .forEach(
            finding ->
                add(
                    array,
                    severity(finding.severity()),
                    finding.code(),
                    finding.object(),
                    finding.message(),
                    finding.remedy()));
    if (findings.size() > MOST) {
      add(
          array,
          Severity.INFO,
          "MORE_FINDINGS",
          "",
          (findings.size() - MOST) + " more findings of the same or lesser weight are not listed",
          "none");
    }
    return array.toString();
  }

  /** The findings for an event. */
  static List<AssessmentFinding> read(String json) {
    List<AssessmentFinding> findings = new ArrayList<>();
    for (JsonNode node : JSON.readTree(json)) {
      findings.add(
          AssessmentFinding.newBuilder()
              .setSeverity(Severity.valueOf(node.path("severity").asString()))
              .setCode(node.path("code").asString())
              .setSubject(node.path("subject").asString())
              .setMessage(node.path("message").asString())
              .setRemedy(node.path("remedy").asString())
              .build());
    }
    return findings;
  }

  private static void add(
      ArrayNode array,
      Severity severity,
      String code,
      String subject,
      String message,
      String remedy) {
    ObjectNode node = array.addObject();
    node.put("severity", severity.name());
    node.put("code", code);
    node.put("subject", subject);
    node.put("message", message);
    node.put("remedy", remedy);
  }

  private static Severity severity(io.dbmodernizer.datamover.assessment.Severity severity) {
    return switch (severity) {
      case BLOCKER -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      case INFO -> Severity.INFO;
    };
  }
}
