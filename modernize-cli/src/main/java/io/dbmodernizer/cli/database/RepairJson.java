package io.dbmodernizer.cli.database;

import io.dbmodernizer.datamover.proof.Verdict;
import io.dbmodernizer.datamover.repair.RepairReport;
import io.dbmodernizer.datamover.repair.TableRepair;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report of a repair for programs. {@code docs/comparing.md} has its form. Fields are added but
 * neither renamed nor removed while {@code format} stays the same.
 */
public final class RepairJson {

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = JsonMapper.shared();

  private RepairJson() {}

  /** Returns the report as one JSON object. */
  public static String write(RepairReport report, DatabaseAddress source, DatabaseAddress target) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("verdict", report.verdict().name());
    root.put("dryRun", report.dryRun());
    root.put("source", source.url().text());
    root.put("target", target.url().text());
    root.putObject("tableCounts")
        .put("compared", report.tables().size())
        .put("equal", report.count(Verdict.EQUAL))
        .put("different", report.count(Verdict.DIFFERENT))
        .put("notProven", report.count(Verdict.NOT_PROVEN));
    ArrayNode keys = root.putArray("foreignKeysNotEnforced");
    report.keysNotEnforced().forEach(keys::add);
    ArrayNode tables = root.putArray("tables");
    report.tables().forEach(table -> add(tables.addObject(), table));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void add(ObjectNode node, TableRepair table) {
    node.put("table", table.table().toString());
    node.put("verdict", table.verdict().name());
    node.put("comparedAt", table.comparedAt().toString());
    node.put("ranges", table.replaced().ranges());
    node.put("deleted", table.replaced().deleted());
    node.put("inserted", table.replaced().inserted());
    node.put("wholeTable", table.wholeTable());
    node.put("changesOnSource", table.changesOnSource());
    ProofJson.add(node, "source", table.source());
    ProofJson.add(node, "target", table.target());
    ArrayNode reasons = node.putArray("reasons");
    table.reasons().forEach(reasons::add);
  }
}
