package io.dbmodernizer.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks a person. Java cannot tell whether there is one at the other end of its input, so the script
 * that starts it says so.
 *
 * @param in where answers come from
 * @param prompts where questions go
 * @param interactive whether a person can answer
 */
public record Confirmation(InputStream in, PrintStream prompts, boolean interactive) {

  /** Set by the script: {@code terminal} if input comes from one. */
  public static final String INPUT_VARIABLE = "MODERNIZE_INPUT";

  /**
   * Returns a confirmation as environment variables describe the input.
   *
   * @param in where answers come from
   * @param prompts where questions go
   * @param environment environment variables
   * @return the confirmation
   */
  public static Confirmation of(
      InputStream in, PrintStream prompts, Map<String, String> environment) {
    return new Confirmation(in, prompts, "terminal".equals(environment.get(INPUT_VARIABLE)));
  }

  /**
   * Asks for a word to be typed, so that nobody agrees by reflex.
   *
   * @param question what is asked
   * @param word what has to be typed
   * @return whether it was
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
