package io.dbmodernizer.cli.progress;

import io.dbmodernizer.events.StepProgressed;

/** Shows progress to a person or a log. Used by one thread. */
public interface ProgressView {

  /**
   * A step changed.
   *
   * @param event what changed
   */
  void show(StepProgressed event);

  /**
   * Returns whether it needs what was before the command that is followed, to know how much is
   * left.
   *
   * @return true if it does
   */
  boolean wantsHistory();

  /**
   * Shows what {@link #show} has held back. Called several times a second, so that what is seen is
   * never older than that.
   */
  void refresh();

  /** Nothing more will change; what is shown stays. */
  void end();
}
