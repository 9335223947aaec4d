package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TableTotals;
import io.dbmodernizer.monitoring.deadletter.DeadLetterView;
import io.dbmodernizer.monitoring.web.TablesView;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The summary, which is made at most once for each version of the views. Thread-safe. */
@Component
public final class Summaries {
  private static final Set<MigrationState> ACTIVE =
      EnumSet.of(MigrationState.RUNNING, MigrationState.WAITING);

  private final MigrationIndex index;
  private final TablesView tables;
  private final DeadLetterView deadLetters;
  private volatile @Nullable Made made;

  private record Made(String version, Summary summary) {}

  Summaries(MigrationIndex index, TablesView tables, DeadLetterView deadLetters) {
    this.index = index;
    this.tables = tables;
    this.deadLetters = deadLetters;
  }

  /** Returns the version of the present summary. */
  public String version() {
    return index.version() + "." + tables.version() + "." + deadLetters.total();
  }

  /** Returns the present summary. */
  public Summary get() {
    String version = version();
    Made known = made;
    if (known != null && known.version().equals(version)) {
      return known.summary();
    }
    Summary summary = of(List.copyOf(index.all()));
    made = new Made(version, summary);
    return summary;
  }

  private Summary of(Collection<MigrationEntry> migrations) {
    Map<MigrationState, Integer> byState = new EnumMap<>(MigrationState.class);
    Map<String, Map<ProgressState, Integer>> byStage = new LinkedHashMap<>();
    for (MigrationEntry migration : migrations) {
      byState.merge(migration.item().state(), 1, Integer::sum);
      migration
          .stages()
          .forEach(
              (stage, state) ->
                  byStage
                      .computeIfAbsent(stage, name -> new EnumMap<>(ProgressState.class))
                      .merge(state, 1, Integer::sum));
    }
    long rate = 0;
    long remaining = 0;
    for (MigrationEntry migration : migrations) {
      long rows = rate(migration);
      if (rows > 0) {
        rate += rows;
        remaining += remaining(migration.item().tables());
      }
    }
    return new Summary(
        migrations.size(),
        byState,
        byStage,
        (int) migrations.stream().filter(MigrationEntry::needsAttention).count(),
        migrations.stream().mapToInt(migration -> migration.item().alerts()).sum(),
        tables(migrations),
        rate,
        remaining,
        rate == 0 ? null : (remaining + rate - 1) / rate,
        deadLetters.total());
  }

  /** The copy of a migration that has ended may have left tables in the middle. */
  private long rate(MigrationEntry migration) {
    return ACTIVE.contains(migration.item().state())
        ? tables.rowsPerSecond(migration.item().migrationId())
        : 0;
  }

  private static long remaining(MigrationItem.@Nullable TableCounts counts) {
    return counts == null ? 0 : Math.max(0, counts.sourceRows() - counts.targetRows());
  }

  private static Summary.Tables tables(Collection<MigrationEntry> migrations) {
    List<TableTotals> totals =
        migrations.stream()
            .flatMap(migration -> Stream.ofNullable(migration.status().getTableTotals()))
            .toList();
    return new Summary.Tables(
        sum(totals, TableTotals::getTables),
        sum(totals, TableTotals::getPending),
        sum(totals, TableTotals::getCopying),
        sum(totals, TableTotals::getCopied),
        sum(totals, TableTotals::getMatched),
        sum(totals, TableTotals::getMismatched),
        sum(totals, TableTotals::getFailed),
        total(totals, TableTotals::getSourceRows),
        total(totals, TableTotals::getTargetRows),
        total(totals, TableTotals::getBytesWritten));
  }

  private static int sum(List<TableTotals> totals, ToIntFunction<TableTotals> number) {
    return totals.stream().mapToInt(number).sum();
  }

  private static long total(List<TableTotals> totals, ToLongFunction<TableTotals> number) {
    return totals.stream().mapToLong(number).sum();
  }
}
