package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.function.Predicate;

/**
 * What a repair does.
 *
 * @param tables selects tables by name
 * @param wholeTables true to replace all rows of a differing table whose ranges cannot be compared,
 *     false to leave it
 * @param dryRun true to change nothing and to report what would be replaced
 * @param limits the size of ranges
 */
public record RepairScope(
    Predicate<TableName> tables, boolean wholeTables, boolean dryRun, RepairLimits limits) {}
