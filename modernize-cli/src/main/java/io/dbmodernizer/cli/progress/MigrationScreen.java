package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.terminal.LiveLines;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One migration on a terminal: its state, a bar for each stage, and why it does not go on with what
 * to do. The lines fit the width.
 */
public final class MigrationScreen implements ProgressView {
  private static final int STAGE_WIDTH = 12;
  private static final int NARROWEST_BAR = 8;
  private static final int WIDEST_BAR = 30;

  private final Terminal terminal;
  private final LiveLines lines;
  private @Nullable JsonNode shown;
  private List<JsonNode> shownAlerts = List.of();

  /**
   * Creates the view.
   *
   * @param terminal an interactive terminal
   */
  public MigrationScreen(Terminal terminal) {
    this.terminal = terminal;
    this.lines = new LiveLines(terminal);
  }

  @Override
  public void show(JsonNode migration, List<JsonNode> alerts) {
    shown = migration;
    shownAlerts = List.copyOf(alerts);
    lines.draw(frame(migration, shownAlerts, ""));
  }

  @Override
  public void lost(String problem) {
    if (shown != null) {
      lines.draw(frame(shown, shownAlerts, problem));
    }
  }

  private List<String> frame(JsonNode migration, List<JsonNode> alerts, String problem) {
    List<String> frame = new ArrayList<>();
    String state = text(migration, "state");
    String head =
        "%s: %s, %d%%  %s -> %s"
            .formatted(
                text(migration, "migrationId"),
                state.toLowerCase(Locale.ROOT),
                migration.path("percent").asInt(0),
                text(migration, "source"),
                text(migration, "target"));
    frame.add(terminal.styled(Bars.styleOf(state), Terminal.cut(head, width())));
    for (JsonNode stage : migration.path("stages")) {
      frame.add(stage(stage, migration.path("tables")));
    }
    Attention attention = Attention.of(migration, alerts);
    if (!attention.isEmpty()) {
      add(frame, Bars.styleOf(state.equals("FAILED") ? state : "WAITING"), attention.reason());
      if (!attention.remedy().isEmpty()) {
        add(frame, null, "  remedy: " + attention.remedy());
      }
    }
    if (!problem.isEmpty()) {
      add(
          frame,
          Style.BAD,
          "showing the state of " + text(migration, "updatedAt") + ": " + problem);
    }
    return frame;
  }

  private void add(List<String> frame, @Nullable Style style, String line) {
    terminal
        .broken(line)
        .forEach(part -> frame.add(style == null ? part : terminal.styled(style, part)));
  }

  private String stage(JsonNode stage, JsonNode tables) {
    String name = text(stage, "name");
    String state = text(stage, "state");
    int bar = Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, terminal.columns() / 5));
    String line =
        Bars.pad(name, STAGE_WIDTH)
            + Bars.bar(terminal, Bars.styleOf(state), stage.path("percent").asInt(0), bar)
            + " ";
    String text =
        StageText.of(stage, name.equals("migration") ? tables : MissingNode.getInstance());
    int room = width() - STAGE_WIDTH - bar - 6;
    return line + terminal.styled(Bars.styleOf(state), Terminal.cut(text, Math.max(1, room)));
  }

  /** Returns the characters of a line. The last column stays empty: some terminals wrap there. */
  private int width() {
    return terminal.columns() - 1;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
