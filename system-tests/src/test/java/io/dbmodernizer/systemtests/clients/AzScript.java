package io.dbmodernizer.systemtests.clients;

import java.util.ArrayList;
import java.util.List;

/** Reads the script of commands. Its form is described in {@code az/commands.txt}. */
final class AzScript {

  private final List<AzCommand> commands = new ArrayList<>();
  private final List<String> preparations = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private final StringBuilder command = new StringBuilder();
  private String section = "";

  private AzScript() {}

  /**
   * The commands of a script, in order.
   *
   * @throws IllegalArgumentException if a line is none of a script
   */
  static List<AzCommand> read(List<String> lines) {
    AzScript script = new AzScript();
    lines.forEach(script::add);
    script.end();
    return List.copyOf(script.commands);
  }

  private void add(String line) {
    if (line.startsWith("## ")) {
      end();
      section = line.substring(3);
    } else if (line.startsWith("@ ")) {
      end();
      preparations.add(line.substring(2).strip());
    } else if (line.startsWith("az ")) {
      end();
      command.append(line);
    } else if (line.startsWith("  ")) {
      command.append(' ').append(line.strip());
    } else if (!line.isBlank() && !line.startsWith("#")) {
      expectations.add(Expectation.parse(line));
    }
  }

  private void end() {
    if (command.isEmpty()) {
      return;
    }
    if (expectations.isEmpty()) {
      expectations.add(new Expectation.Success());
    }
    commands.add(new AzCommand(section, preparations, command.toString(), expectations));
    preparations.clear();
    command.setLength(0);
    expectations.clear();
  }
}
