package io.dbmodernizer.cli.command;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.terminal.Terminal;

/** The confirmation by a user, who types a word. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Asks the user to type a word, and refuses the command if it is not typed.
   *
   * @param terminal the terminal of the user
   * @param question the question
   * @param word the word
   * @throws CommandRefusedException if there is no terminal, or if the user typed something else
   */
  public static void require(Terminal terminal, String question, String word) {
    if (!terminal.interactive()) {
      throw new CommandRefusedException(
          "there is no terminal for the confirmation; nothing was changed",
          "run the command on a terminal, or add --yes");
    }
    if (terminal.ask(question).filter(answer -> answer.strip().equals(word)).isEmpty()) {
      throw new CommandRefusedException(
          "the text is not the word " + word + "; nothing was changed",
          "type " + word + " exactly");
    }
  }
}
