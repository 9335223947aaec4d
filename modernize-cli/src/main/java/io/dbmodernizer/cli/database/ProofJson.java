package io.dbmodernizer.cli.database;

import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.proof.Difference;
import io.dbmodernizer.datamover.proof.Differences;
import io.dbmodernizer.datamover.proof.ProofReport;
import io.dbmodernizer.datamover.proof.TableVerdict;
import io.dbmodernizer.datamover.proof.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of a comparison for programs. {@code docs/comparing.md} has its form. Fields are added
 * but neither renamed nor removed while {@code format} stays the same.
 */
public final class ProofJson {

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.shared();

  private ProofJson() {}

  /** Returns the report as one JSON object. */
  public static String write(ProofReport report, DatabaseAddress source, DatabaseAddress target) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("verdict", report.verdict().name());
    root.put("startedAt", report.startedAt().toString());
    root.put("comparedAt", report.comparedAt().toString());
    root.put("source", source.url().text());
    root.put("target", target.url().text());
    root.put("rowsCompared", report.rowsCompared());
    root.putObject("tableCounts")
        .put("compared", report.tableCount())
        .put("equal", report.count(Verdict.EQUAL))
        .put("different", report.count(Verdict.DIFFERENT))
        .put("notProven", report.count(Verdict.NOT_PROVEN));
    add(root, "definitions", report.definitions());
    add(root, "objects", report.objects());
    add(root, "notCompared", report.notCompared());
    add(root, "ignored", report.ignored());
    ArrayNode kinds = root.putArray("kinds");
    report
        .kinds()
        .forEach(
            kind ->
                kinds
                    .addObject()
                    .put("kind", kind.kind().name())
                    .put("inSource", kind.inSource())
                    .put("equal", kind.equal())
                    .put("different", kind.different())
                    .put("inAnotherState", kind.inAnotherState())
                    .put("missing", kind.missing())
                    .put("onTargetOnly", kind.onTargetOnly())
                    .put("notCompared", kind.notCompared()));
    ArrayNode tables = root.putArray("tables");
    report.tables().forEach(table -> add(tables.addObject(), table));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void add(ObjectNode root, String name, Differences differences) {
    ObjectNode part = root.putObject(name);
    part.put("total", differences.total());
    ArrayNode list = part.putArray("first");
    for (Difference one : differences.first()) {
      list.addObject().put("kind", one.kind()).put("object", one.object()).put("text", one.text());
    }
  }

  private static void add(ObjectNode node, TableVerdict table) {
    node.put("table", table.table().toString());
    node.put("verdict", table.verdict().name());
    node.put("comparedAt", table.comparedAt().toString());
    add(node, "source", table.source());
    add(node, "target", table.target());
    ArrayNode reasons = node.putArray("reasons");
    table.reasons().forEach(reasons::add);
    ArrayNode sample = node.putArray("sample");
    table
        .sample()
        .forEach(
            key ->
                sample
                    .addObject()
                    .put("key", key.key())
                    .put("difference", key.difference().name()));
  }

  /** Writes the digest of a side; null if its rows were not read. */
  static void add(ObjectNode node, String side, @Nullable TableDigest digest) {
    if (digest == null) {
      node.putNull(side);
    } else {
      node.putObject(side).put("rows", digest.rows()).put("checksum", digest.checksum());
    }
  }
}
