package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.StepProgressed;

/** A view of the progress, for a person or a log. Used by one thread. */
public interface ProgressView {

  /**
   * Shows the change of a step.
   *
   * @param event the change
   */
  void show(StepProgressed event);

  /**
   * Returns whether the view needs the events before the command that is followed.
   *
   * @return true if it computes the progress from them
   */
  boolean wantsHistory();

  /**
   * Draws the changes that {@link #show} has not drawn yet. The watch calls it several times a
   * second.
   */
  void refresh();

  /** Draws the last state. There are no further changes. */
  void end();
}
