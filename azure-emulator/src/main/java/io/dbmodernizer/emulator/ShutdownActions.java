package io.dbmodernizer.emulator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The actions that stop an emulator, in the reverse order of their registration. */
final class ShutdownActions {

  private final Deque<Action> actions = new ArrayDeque<>();

  void add(Action action) {
    actions.push(action);
  }

  /**
   * Runs every action once, the one added last first. Does nothing when called again.
   *
   * @throws IOException if an action fails; the remaining ones run at the next call
   */
  void run() throws IOException {
    while (!actions.isEmpty()) {
      actions.pop().run();
    }
  }

  /** An action that stops one part of the emulator. */
  interface Action {
    void run() throws IOException;
  }
}
