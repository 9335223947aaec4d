package io.dbmodernizer.systemtests.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of the script.
 *
 * @param section the heading it stands under
 * @param preparations names of what the test does before it
 * @param text the command as a shell would take it, beginning with {@code az}
 * @param expectations what is expected of it, at least one
 */
record AzCommand(
    String section, List<String> preparations, String text, List<Expectation> expectations) {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)|(\\s+)");
  private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

  AzCommand {
    preparations = List.copyOf(preparations);
    expectations = List.copyOf(expectations);
  }

  /** Whether the emulator is expected to say that it lacks what is asked for. */
  boolean notEmulated() {
    return expectations.contains(new Expectation.Refused(Expectation.NOT_EMULATED));
  }

  /**
   * The arguments behind {@code az}, quoted ones without their quotes.
   *
   * @param kept what stands for names such as {@code ${NAME}}
   */
  List<String> arguments(Map<String, String> kept) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean inside = false;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (matcher.group(4) != null) {
        if (inside) {
          arguments.add(argument.toString());
        }
        argument.setLength(0);
        inside = false;
      } else {
        inside = true;
        for (int group = 1; group <= 3; group++) {
          argument.append(matcher.group(group) == null ? "" : replace(matcher.group(group), kept));
        }
      }
    }
    if (inside) {
      arguments.add(argument.toString());
    }
    return arguments.subList(1, arguments.size());
  }

  /**
   * Puts kept texts in the place of their names.
   *
   * @throws IllegalArgumentException if nothing of that name has been kept
   */
  static String replace(String text, Map<String, String> kept) {
    return NAME.matcher(text)
        .replaceAll(
            found -> {
              String value = kept.get(found.group(1));
              if (value == null) {
                throw new IllegalArgumentException(found.group() + " has not been kept: " + text);
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
