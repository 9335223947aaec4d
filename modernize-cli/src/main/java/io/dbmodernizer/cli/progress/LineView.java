package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.StepProgressed;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One appended line per change, {@code time stage step state percent detail}, for logs and pipes.
 * The same line twice is printed once.
 */
public final class LineView implements ProgressView {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final boolean withId;
  private final Map<String, String> lastLines = new HashMap<>();

  /**
   * To an output.
   *
   * @param out where lines go
   * @param withId whether each line names its migration, for more than one at a time
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
    // A line is printed when its change is shown.
  }

  @Override
  public void end() {
    out.flush();
  }
}
