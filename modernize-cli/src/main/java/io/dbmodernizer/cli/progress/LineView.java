package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.StepProgressed;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A view with one line for each change, {@code time stage step state percent detail}, for logs and
 * pipes. It prints a repeated line once.
 */
public final class LineView implements ProgressView {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final boolean withId;
  private final Map<String, String> lastLines = new HashMap<>();

  /**
   * Creates the view.
   *
   * @param out the output
   * @param withId whether each line contains the id of its migration
   */
  public LineView(PrintStream out, boolean withId) {
    this.out = out;
    this.withId = withId;
  }

  @Override
  public void show(StepProgressed event) {
    String id = event.getMetadata().getMigrationId();
    String content =
        "%s%s %s %s %d%% %s"
            .formatted(
                withId ? id + " " : "",
                event.getStage(),
                event.getStep(),
                event.getState().name().toLowerCase(Locale.ROOT),
                event.getPercent(),
                StepText.of(event))
            .strip();
    String step = id + "/" + event.getStage() + "/" + event.getStep();
    if (!content.equals(lastLines.put(step, content))) {
      out.println(TIME.format(event.getMetadata().getOccurredAt()) + " " + content);
      out.flush();
    }
  }

  @Override
  public boolean wantsHistory() {
    return false;
  }

  @Override
  public void refresh() {
    // show has already printed the line.
  }

  @Override
  public void end() {
    out.flush();
  }
}
