package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.TableSize;
import io.dbmodernizer.datamover.object.MovableKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The assessment of one database without a migration.
 *
 * @param assessedAt when the catalog was read
 * @param database the name of the database
 * @param product the product of the database
 * @param tables the number of assessed tables
 * @param rows the number of their rows as the catalog has it, which may be inexact
 * @param bytes the reserved space of these tables in bytes; 0 if the database does not tell
 * @param largest the largest of these tables, 20 at most
 * @param objects the number of other objects by kind
 * @param findings the findings, the most severe first
 * @param advice the recommended compute size
 */
public record DatabaseAssessment(
    Instant assessedAt,
    String database,
    String product,
    int tables,
    long rows,
    long bytes,
    List<TableSize> largest,
    Map<MovableKind, Integer> objects,
    List<Finding> findings,
    TierAdvice advice) {

  /** Copies the collections. */
  public DatabaseAssessment {
    largest = List.copyOf(largest);
    objects = new TreeMap<>(objects);
    findings = List.copyOf(findings);
  }

  /** Returns true if a finding prevents a migration. */
  public boolean isBlocked() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER);
  }
}
