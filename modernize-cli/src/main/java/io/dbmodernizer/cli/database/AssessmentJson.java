package io.dbmodernizer.cli.database;

import io.dbmodernizer.datamover.assessment.ComputeSize;
import io.dbmodernizer.datamover.assessment.DatabaseAssessment;
import io.dbmodernizer.datamover.assessment.Finding;
import io.dbmodernizer.datamover.assessment.FindingPages;
import io.dbmodernizer.datamover.assessment.TierAdvice;
import io.dbmodernizer.datamover.catalog.TableSize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An assessment for programs. {@code docs/assessment.md} has its form. Fields are added but neither
 * renamed nor removed while {@code format} stays the same.
 */
public final class AssessmentJson {

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.shared();

  private AssessmentJson() {}

  /** Returns the assessment as one JSON object. */
  public static String write(DatabaseAssessment assessment, DatabaseAddress source) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("blocked", assessment.isBlocked());
    root.put("assessedAt", assessment.assessedAt().toString());
    root.put("source", source.url().text());
    root.put("database", assessment.database());
    root.put("product", assessment.product());
    root.put("tables", assessment.tables());
    root.put("rows", assessment.rows());
    root.put("bytes", assessment.bytes());
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : assessment.findings()) {
      ObjectNode node = findings.addObject();
      node.put("severity", finding.severity().name());
      node.put("code", finding.code());
      node.put("object", finding.object());
      node.put("message", finding.message());
      node.put("remedy", finding.remedy());
      FindingPages.of(finding.code())
          .ifPresentOrElse(page -> node.put("page", page), () -> node.putNull("page"));
    }
    ObjectNode objects = root.putObject("objects");
    assessment.objects().forEach((kind, number) -> objects.put(kind.name(), number));
    ArrayNode largest = root.putArray("largestTables");
    for (TableSize one : assessment.largest()) {
      largest
          .addObject()
          .put("table", one.table().toString())
          .put("rows", one.rows())
          .put("bytes", one.bytes());
    }
    add(root.putObject("advice"), assessment.advice());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void add(ObjectNode node, TierAdvice advice) {
    ComputeSize size = advice.size();
    if (size == null) {
      node.putNull("computeSize").putNull("tier");
    } else {
      node.put("computeSize", size.name()).put("tier", size.tier());
    }
    node.put("reason", advice.reason());
    node.put("page", ComputeSize.PAGE);
    ArrayNode copies = node.putArray("copies");
    for (TierAdvice.CopyEstimate copy : advice.copies()) {
      copies
          .addObject()
          .put("computeSize", copy.size().name())
          .put("logMegabytesPerSecond", copy.size().logMegabytesPerSecond())
          .put("leastSeconds", copy.seconds());
    }
  }
}
