package io.dbmodernizer.cli.progress;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.Terminal.Style;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A view with one bar for each stage of one migration, redrawn in place. Each drawing is a single
 * write that overwrites every line, so that nothing flickers. Lines never wrap.
 */
public final class BarView implements ProgressView {

  private static final List<String> STAGES =
      List.of("provisioner", "migration", "backup", "monitoring");
  private static final long MIN_INTERVAL = Duration.ofMillis(80).toNanos();

  /** Text for the end of each command. */
  private static final Map<String, String> DONE =
      Map.of("cancel", "cancelled", "remove", "removed", "restore", "restored");

  private static final int STAGE_WIDTH = 12;
  private static final int PERCENT_WIDTH = 5;

  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final Map<String, StageProgress> stages = new LinkedHashMap<>();
  private long lastDrawn;
  private boolean drawn;
  private boolean changed;

  /**
   * Creates the view.
   *
   * @param terminal an interactive terminal
   */
  public BarView(Terminal terminal) {
    this(terminal, System::nanoTime);
  }

  BarView(Terminal terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    STAGES.forEach(stage -> stages.put(stage, new StageProgress()));
  }

  @Override
  public void show(StepProgressed event) {
    stages.computeIfAbsent(event.getStage(), name -> new StageProgress()).accept(event);
    changed = true;
    drawIfDue();
  }

  @Override
  public void refresh() {
    drawIfDue();
  }

  @Override
  public boolean wantsHistory() {
    return true;
  }

  @Override
  public void end() {
    draw();
  }

  /**
   * Draws at most once in an interval. The first call after the interval draws the changes in it.
   */
  private void drawIfDue() {
    if (changed && (!drawn || nanoTime.getAsLong() - lastDrawn >= MIN_INTERVAL)) {
      draw();
    }
  }

  private void draw() {
    StringBuilder frame = new StringBuilder();
    if (drawn) {
      frame.append("\u001b[").append(stages.size()).append('A');
    }
    stages.forEach(
        (name, stage) -> frame.append('\r').append(line(name, stage)).append("\u001b[K\n"));
    terminal.out().print(frame);
    terminal.out().flush();
    drawn = true;
    changed = false;
    lastDrawn = nanoTime.getAsLong();
  }

  private String line(String name, StageProgress stage) {
    ProgressState state = stage.state();
    int barWidth = Math.max(10, Math.min(30, terminal.columns() / 4));
    int textWidth = terminal.columns() - STAGE_WIDTH - barWidth - PERCENT_WIDTH - 4;
    int filled = stage.percent() * barWidth / 100;
    String bar =
        terminal.styled(styleOf(state), "█".repeat(filled))
            + terminal.styled(Style.DIM, "░".repeat(barWidth - filled));
    return pad(name, STAGE_WIDTH)
        + bar
        + " %3d%% ".formatted(stage.percent())
        + terminal.styled(styleOf(state), Terminal.cut(text(stage, state), textWidth));
  }

  private static String text(StageProgress stage, ProgressState state) {
    StepProgressed step = stage.current();
    String tables = stage.tablesCopied();
    if (step == null) {
      return "";
    }
    if (state == ProgressState.DONE) {
      String done = DONE.getOrDefault(stage.procedure(), "done");
      return tables.isEmpty() || !stage.procedure().isEmpty() ? done : done + ", " + tables;
    }
    String detail = StepText.of(step);
    StringBuilder text = new StringBuilder(step.getStep());
    if (state == ProgressState.FAILED) {
      text.append(" failed");
    }
    if (!tables.isEmpty()) {
      text.append(", ").append(tables);
    }
    if (!detail.isEmpty()) {
      text.append(": ").append(detail);
    }
    return text.toString();
  }

  private static Style styleOf(ProgressState state) {
    return switch (state) {
      case DONE -> Style.GOOD;
      case FAILED -> Style.BAD;
      case WAITING -> Style.WAITING;
      default -> Style.HEADING;
    };
  }

  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }
}
