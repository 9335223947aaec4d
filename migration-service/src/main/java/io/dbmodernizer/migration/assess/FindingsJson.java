package io.dbmodernizer.migration.assess;

import io.dbmodernizer.datamover.assessment.Finding;
import io.dbmodernizer.events.AssessmentFinding;
import io.dbmodernizer.events.Severity;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The stored form of the findings: JSON, from which the milestone of the step is built. */
final class FindingsJson {
  /** The limit keeps state and events small, however many tables have the same finding. */
  static final int MOST = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  private FindingsJson() {}

  /** Returns the first {@value #MOST} findings. One more finding tells how many were left out. */
  static List<AssessmentFinding> mostSevere(List<Finding> findings) {
    List<AssessmentFinding> few = new ArrayList<>();
    findings.stream().limit(MOST).map(FindingsJson::forEvent).forEach(few::add);
    if (findings.size() > MOST) {
      few.add(
          AssessmentFinding.newBuilder()
              .setSeverity(Severity.INFO)
              .setCode("MORE_FINDINGS")
              .setSubject("")
              .setMessage(
                  (findings.size() - MOST)
                      + " more findings of the same or lower severity are not listed")
              .setRemedy("none")
              .build());
    }
    return few;
  }

  private static AssessmentFinding forEvent(Finding finding) {
    return AssessmentFinding.newBuilder()
        .setSeverity(severity(finding.severity()))
        .setCode(finding.code())
        .setSubject(finding.object())
        .setMessage(finding.message())
        .setRemedy(finding.remedy())
        .build();
  }

  /** Writes findings as JSON. */
  static String write(List<AssessmentFinding> findings) {
    ArrayNode array = JSON.createArrayNode();
    for (AssessmentFinding finding : findings) {
      array
          .addObject()
          .put("severity", finding.getSeverity().name())
          .put("code", finding.getCode())
          .put("subject", finding.getSubject())
          .put("message", finding.getMessage())
          .put("remedy", finding.getRemedy());
    }
    return array.toString();
  }

  /** Reads what {@link #write} returned. */
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

  private static Severity severity(io.dbmodernizer.datamover.assessment.Severity severity) {
    return switch (severity) {
      case BLOCKER -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      case INFO -> Severity.INFO;
    };
  }
}
