package io.dbmodernizer.systemtests.clients;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is expected of a command of the script. */
sealed interface Expectation {

  /** The code by which the emulator says that Azure has something and it has not. */
  String NOT_EMULATED = "NotEmulated";

  /**
   * Judges an answer.
   *
   * @param kept what earlier commands printed, by name; this one may add to it
   * @return what is wrong with it, empty if nothing
   */
  Optional<String> judge(Answer answer, Map<String, String> kept);

  /** The command succeeds. */
  record Success() implements Expectation {

    @Override
    public Optional<String> judge(Answer answer, Map<String, String> kept) {
      return answer.exit() == 0 ? Optional.empty() : Optional.of("exit code " + answer.exit());
    }
  }

  /** The command succeeds and prints this, with every white space as one space. */
  record Printed(String text) implements Expectation {

    @Override
    public Optional<String> judge(Answer answer, Map<String, String> kept) {
      String wanted = AzCommand.replace(text, kept);
      return answer.exit() == 0 && answer.text().equals(wanted)
          ? Optional.empty()
          : Optional.of("not '" + wanted + "'");
    }
  }

  /** The command succeeds, and what it prints contains a match. */
  record Matching(Pattern pattern) implements Expectation {

    @Override
    public Optional<String> judge(Answer answer, Map<String, String> kept) {
      return answer.exit() == 0 && pattern.matcher(answer.text()).find()
          ? Optional.empty()
          : Optional.of("no match of " + pattern);
    }
  }

  /** The command fails, and its error names this. */
  record Refused(String code) implements Expectation {

    @Override
    public Optional<String> judge(Answer answer, Map<String, String> kept) {
      return answer.exit() != 0 && answer.err().contains(code)
          ? Optional.empty()
          : Optional.of("no error " + code);
    }
  }

  /** The command succeeds, and what it prints is kept. */
  record Kept(String name) implements Expectation {

    @Override
    public Optional<String> judge(Answer answer, Map<String, String> kept) {
      if (answer.exit() != 0 || answer.text().isEmpty()) {
        return Optional.of("nothing to keep as " + name);
      }
      kept.put(name, answer.text());
      return Optional.empty();
    }
  }

  /**
   * Reads a line of the script.
   *
   * @throws IllegalArgumentException if it is none of an expectation
   */
  static Expectation parse(String line) {
    String rest = line.substring(1).strip();
    return switch (line.charAt(0)) {
      case '=' -> new Printed(rest);
      case '~' -> new Matching(Pattern.compile(rest));
      case '!' -> new Refused(rest);
      case '>' -> new Kept(rest);
      default -> throw new IllegalArgumentException("neither command nor expectation: " + line);
    };
  }
}
