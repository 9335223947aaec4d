package io.dbmodernizer.cli.copy;

import io.dbmodernizer.cli.terminal.LiveLines;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.datamover.wholecopy.TableProgress;
import io.dbmodernizer.datamover.wholecopy.WholeCopyProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A bar for the whole copy and one for each of the largest tables that are not complete, redrawn in
 * place.
 */
final class CopyBars implements CopyView {

  private static final int MOST_TABLES = 6;
  private static final int NAME_WIDTH = 28;
  private static final int PERCENT_WIDTH = 6;

  private final Terminal terminal;
  private final LiveLines live;
  private String wait = "";

  CopyBars(Terminal terminal) {
    this.terminal = terminal;
    this.live = new LiveLines(terminal);
  }

  @Override
  public synchronized void progress(WholeCopyProgress progress) {
    List<String> lines = new ArrayList<>();
    String text = CopyTexts.whole(progress);
    lines.add(line("all tables", progress.percent(), wait.isEmpty() ? text : wait));
    progress.tables().stream()
        .filter(table -> !table.complete())
        .sorted(Comparator.comparingLong(TableProgress::expectedRows).reversed())
        .limit(MOST_TABLES)
        .forEach(
            table ->
                lines.add(line(table.table().toString(), percent(table), CopyTexts.table(table))));
    wait = "";
    live.draw(lines);
  }

  @Override
  public synchronized void waiting(String failure) {
    wait = failure;
  }

  private static int percent(TableProgress table) {
    return table.expectedRows() == 0
        ? 0
        : (int) Math.min(99, 100 * table.rows() / table.expectedRows());
  }

  private String line(String name, int percent, String text) {
    int barWidth = Math.max(10, Math.min(30, terminal.columns() / 5));
    int nameWidth = Math.min(NAME_WIDTH, terminal.columns() / 4);
    int textWidth = terminal.columns() - nameWidth - barWidth - PERCENT_WIDTH - 4;
    int filled = percent * barWidth / 100;
    String bar =
        terminal.styled(percent == 100 ? Style.GOOD : Style.HEADING, "█".repeat(filled))
            + terminal.styled(Style.DIM, "░".repeat(barWidth - filled));
    String shortName = Terminal.cut(name, nameWidth);
    return shortName
        + " ".repeat(nameWidth - shortName.codePointCount(0, shortName.length()) + 1)
        + bar
        + " %3d%% ".formatted(percent)
        + Terminal.cut(text, textWidth);
  }
}
