package io.dbmodernizer.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * Lines of a terminal that are redrawn in place. Only what differs is written, so that nothing
 * flickers. Lines that are too long are cut, and those that have no place are left out. Used by one
 * thread.
 */
public final class LiveLines {
  private final Terminal terminal;
  private Display display;
  private Size drawnAt = new Size(0, 0);

  /**
   * Creates the lines. Draws nothing yet.
   *
   * @param terminal an interactive terminal
   */
  public LiveLines(Terminal terminal) {
    this.terminal = terminal;
    this.display = new Display(terminal.screen(), false);
  }

  /**
   * Draws the lines in place of those before. The cursor is below them, so that what is printed
   * next follows.
   *
   * @param lines the lines, with ANSI codes for colours
   */
  public void draw(List<String> lines) {
    Size size = new Size(terminal.columns(), terminal.rows());
    if (!size.equals(drawnAt)) {
      if (drawnAt.getRows() > 0) {
        // The terminal has broken the lines anew: nobody knows where they are.
        terminal.screen().puts(Capability.clear_screen);
        display = new Display(terminal.screen(), false);
      }
      display.resize(size.getRows(), size.getColumns());
      drawnAt = size;
    }
    List<AttributedString> shown = new ArrayList<>();
    lines.stream()
        .limit(size.getRows() - 1L)
        .map(line -> AttributedString.fromAnsi(line).columnSubSequence(0, size.getColumns() - 1))
        .forEach(shown::add);
    shown.add(AttributedString.EMPTY);
    display.update(shown, size.cursorPos(shown.size() - 1, 0));
    terminal.screen().flush();
  }
}
