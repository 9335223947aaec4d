package io.dbmodernizer.cli.copy;

import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.wholecopy.TableProgress;
import io.dbmodernizer.datamover.wholecopy.WholeCopyReport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of a copy for programs. {@code docs/copying.md} has its form. Fields are added but
 * neither renamed nor removed while {@code format} stays the same.
 */
public final class CopyJson {

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.shared();

  private CopyJson() {}

  /**
   * Returns the report as one JSON object.
   *
   * @param id the name of the copy
   * @param source the address of the source
   * @param target the address of the target
   */
  public static String write(WholeCopyReport report, String id, String source, String target) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("ending", report.ending().name());
    root.put("id", id);
    root.put("source", source);
    root.put("target", target);
    root.put("rows", report.tables().stream().mapToLong(TableProgress::rows).sum());
    root.put("bytes", report.tables().stream().mapToLong(TableProgress::bytes).sum());
    root.put("rowsSent", report.rowsSent());
    root.put("milliseconds", report.duration().toMillis());
    ReadConsistency consistency = report.consistency();
    root.put("consistency", consistency == null ? null : consistency.name());
    ArrayNode tables = root.putArray("tables");
    for (TableProgress table : report.tables()) {
      tables
          .addObject()
          .put("table", table.table().toString())
          .put("complete", table.complete())
          .put("rows", table.rows())
          .put("bytes", table.bytes())
          .put("failedChunks", table.failedChunks());
    }
    ArrayNode failures = root.putArray("failures");
    for (WholeCopyReport.Failure failure : report.failures()) {
      failures
          .addObject()
          .put("table", failure.table().toString())
          .put("part", failure.part())
          .put("message", failure.message());
    }
    ArrayNode setAside = root.putArray("setAside");
    for (WholeCopyReport.SetAside rows : report.setAside()) {
      setAside.addObject().put("table", rows.table().toString()).put("rows", rows.rows());
    }
    ArrayNode constraints = root.putArray("constraintsNotEnforced");
    report.notEnforced().forEach(constraints::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
