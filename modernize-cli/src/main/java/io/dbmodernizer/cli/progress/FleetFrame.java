package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A fleet as lines that fit a terminal: a line of numbers, then a line for each migration. A
 * migration that needs attention has its reason and its remedy on its line if there is room, else
 * on lines of their own. What has no place is counted in the last line.
 */
final class FleetFrame {
  private static final int STATE_WIDTH = 10;
  private static final int PERCENT_WIDTH = 5;
  private static final int STAGE_WIDTH = 12;
  private static final int NARROWEST_ID = 8;
  private static final int WIDE = 70;
  private static final int WITH_BARS = 100;

  /** Most lines for a reason or a remedy; fewer if there is no room for them. */
  private static final int[] MOST_LINES = {6, 3, 2, 1};

  private final Terminal terminal;

  FleetFrame(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Returns the lines.
   *
   * @param summary all migrations in numbers, as the REST interface sends it
   * @param rows the migrations that matter most, the most important first
   * @param problem why the newest state is not known; empty if it is
   */
  List<String> lines(JsonNode summary, List<FleetRow> rows, String problem) {
    List<String> head = new ArrayList<>();
    terminal
        .broken(numbers(summary))
        .forEach(line -> head.add(terminal.styled(Style.HEADING, line)));
    if (!problem.isEmpty()) {
      terminal.broken(problem).forEach(line -> head.add(terminal.styled(Style.BAD, line)));
    }
    int room = terminal.rows() - 1 - head.size();
    int idWidth =
        Math.min(
            Math.max(NARROWEST_ID, terminal.columns() / 4),
            rows.stream().mapToInt(row -> row.id().length()).max().orElse(0));
    int all = summary.path("migrations").asInt(rows.size());
    for (int most : MOST_LINES) {
      List<List<String>> blocks = blocks(rows, idWidth, most);
      int height = blocks.stream().mapToInt(List::size).sum();
      if (height + (all > rows.size() ? 1 : 0) <= room) {
        return fitted(head, blocks, room, all);
      }
    }
    return fitted(head, blocks(rows, idWidth, 0), room, all);
  }

  private List<List<String>> blocks(List<FleetRow> rows, int idWidth, int mostLines) {
    return rows.stream().map(row -> block(row, idWidth, mostLines)).toList();
  }

  private static List<String> fitted(
      List<String> head, List<List<String>> blocks, int room, int all) {
    List<String> lines = new ArrayList<>(head);
    int left = room;
    int shown = 0;
    for (List<String> block : blocks) {
      boolean last = shown + 1 == all;
      if (block.size() > left - (last ? 0 : 1)) {
        break;
      }
      lines.addAll(block);
      left -= block.size();
      shown++;
    }
    if (shown < all) {
      lines.add("… %,d more; see 'modernize status'".formatted(all - shown));
    }
    return lines;
  }

  private List<String> block(FleetRow row, int idWidth, int mostLines) {
    Style style = Bars.styleOf(row.state());
    StringBuilder line = new StringBuilder(Bars.pad(row.id(), idWidth)).append(' ');
    String state = row.state().toLowerCase(Locale.ROOT);
    line.append(terminal.styled(style, Bars.pad(state, STATE_WIDTH)));
    int used = idWidth + 1 + STATE_WIDTH;
    if (terminal.columns() >= WITH_BARS) {
      int bar = Math.min(20, terminal.columns() / 10);
      line.append(Bars.bar(terminal, style, row.percent(), bar)).append(' ');
      used += bar + PERCENT_WIDTH + 1;
    } else {
      line.append(String.format(Locale.ROOT, "%3d%% ", row.percent()));
      used += PERCENT_WIDTH;
    }
    if (terminal.columns() >= WIDE) {
      line.append(Bars.pad(row.stage(), STAGE_WIDTH));
      used += STAGE_WIDTH;
    }
    int room = terminal.columns() - 1 - used;
    Attention attention = row.attention();
    if (attention.isEmpty()) {
      return List.of(line + (room > NARROWEST_ID ? Terminal.cut(row.work(), room) : ""));
    }
    String remedy = attention.remedy().isEmpty() ? "" : "remedy: " + attention.remedy();
    String both = attention.reason() + (remedy.isEmpty() ? "" : "; " + remedy);
    if (both.length() <= room || mostLines == 0) {
      return List.of(line + Terminal.cut(both, Math.max(0, room)));
    }
    List<String> block = new ArrayList<>();
    if (attention.reason().length() <= room) {
      block.add(line + attention.reason());
    } else {
      block.add(line.toString().stripTrailing());
      block.addAll(indented(attention.reason(), mostLines));
    }
    if (!remedy.isEmpty()) {
      block.addAll(indented(remedy, mostLines));
    }
    return block;
  }

  /** Returns the text on at most some lines of their own; the last one is cut. */
  private List<String> indented(String text, int most) {
    List<String> lines = terminal.broken("    " + text);
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
    if (lines.size() > most) {
      String last = shown.get(most - 1) + " " + lines.get(most).strip();
      shown.set(most - 1, Terminal.cut(last, terminal.columns() - 2));
    }
    return shown;
  }

  private static String numbers(JsonNode summary) {
    StringBuilder text = new StringBuilder();
    text.append("%,d migrations".formatted(summary.path("migrations").asInt(0)));
    summary
        .path("byState")
        .properties()
        .forEach(
            state ->
                text.append(
                    ", %,d %s"
                        .formatted(
                            state.getValue().asInt(0), state.getKey().toLowerCase(Locale.ROOT))));
    int attention = summary.path("needsAttention").asInt(0);
    if (attention > 0) {
      text.append("; %,d need attention".formatted(attention));
    }
    long rate = summary.path("rowsPerSecond").asLong(0);
    if (rate > 0) {
      text.append("; %,d rows/s".formatted(rate));
    }
    if (summary.path("estimatedRemainingSeconds").isNumber()) {
      text.append(
          ", about %s left".formatted(time(summary.path("estimatedRemainingSeconds").asLong())));
    }
    return text.toString();
  }

  private static String time(long seconds) {
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
  }
}
