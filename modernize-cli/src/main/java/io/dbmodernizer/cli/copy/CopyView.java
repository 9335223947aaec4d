package io.dbmodernizer.cli.copy;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.datamover.wholecopy.WholeCopyListener;
import java.io.PrintStream;

/** Shows the progress of a copy. */
public interface CopyView extends WholeCopyListener {

  /**
   * Returns bars for a terminal, otherwise lines.
   *
   * @param terminal the terminal of the user
   * @param out the output of lines, which is not that of the report
   */
  static CopyView of(Terminal terminal, PrintStream out) {
    return terminal.interactive() ? new CopyBars(terminal) : new CopyLines(out, System::nanoTime);
  }
}
