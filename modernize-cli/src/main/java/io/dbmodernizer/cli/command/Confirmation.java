package io.dbmodernizer.cli.command;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The confirmation by a user. Java does not know whether its input is a terminal. The script that
 * starts it sets a variable.
 *
 * @param in input with the answer
 * @param prompts output for the question
 * @param interactive whether the input is a terminal
 */
public record Confirmation(InputStream in, PrintStream prompts, boolean interactive) {

  /** Environment variable that the script sets to {@code terminal} if the input is one. */
  public static final String INPUT_VARIABLE = "MODERNIZE_INPUT";

  /**
   * Returns the confirmation for an input.
   *
   * @param in input with the answer
   * @param prompts output for the question
   * @param environment environment variables
   * @return the confirmation
   */
  public static Confirmation of(
      InputStream in, PrintStream prompts, Map<String, String> environment) {
    return new Confirmation(in, prompts, "terminal".equals(environment.get(INPUT_VARIABLE)));
  }

  /**
   * Asks the user to type a word, and refuses the command if it is not typed.
   *
   * @param question the question
   * @param word the word
   * @throws CommandRefusedException if there is no terminal, or if the user typed something else
   * @throws IOException if the answer cannot be read
   */
  public void require(String question, String word) throws IOException {
    if (!interactive) {
      throw new CommandRefusedException(
          "there is no terminal for the confirmation; nothing was changed",
          "run the command on a terminal, or add --yes");
    }
    if (!byTyping(question, word)) {
      throw new CommandRefusedException(
          "the text is not the word " + word + "; nothing was changed",
          "type " + word + " exactly");
    }
  }

  /**
   * Asks the user to type a word.
   *
   * @param question the question
   * @param word the word
   * @return whether the user typed the word
   * @throws IOException if the answer cannot be read
   */
  public boolean byTyping(String question, String word) throws IOException {
    prompts.print(question + " ");
    prompts.flush();
    String answer =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    return answer != null && answer.strip().equals(word);
  }
}
