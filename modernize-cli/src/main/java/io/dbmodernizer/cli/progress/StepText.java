package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.StepProgressed;

/** The text about a step, in one line. */
final class StepText {

  private StepText() {}

  static String of(StepProgressed event) {
    Failure failure = event.getFailure();
    String text =
        switch (event.getState()) {
          case WAITING -> "waiting: " + firstOf(event.getWaitingOn(), event.getDetail());
          case FAILED ->
              failure == null
                  ? event.getDetail()
                  : failure.getReason() + ": " + failure.getMessage();
          default -> event.getDetail();
        };
    // The message of a provider may have several lines. A bar or a log line has one.
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
  }

  private static String firstOf(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
