package io.dbmodernizer.systemtests.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A program of {@code examples/}, in the language that is its name. */
enum ExampleProgram {
  /** Runs where it is, with the packages of the system. */
  PYTHON("python3", "examples/python/migrate.py") {
    @Override
    List<String> prepare() throws IOException, InterruptedException {
      List<Path> interpreters =
          Stream.concat(
                  InstalledClients.all(interpreter()),
                  Stream.of(Path.of("/usr/bin/python3")).filter(Files::isExecutable))
              .distinct()
              .toList();
      for (Path python : interpreters) {
        List<String> imports = List.of(python.toString(), "-c", "import avro, confluent_kafka");
        if (ProgramRun.of(folder(), Map.of(), imports).exit() == 0) {
          return List.of(
              python.toString(),
              Path.of("..").resolve(script()).toAbsolutePath().normalize().toString());
        }
      }
      String remedy =
          "no python3 has the packages of examples/python: install python3-confluent-kafka and"
              + " python3-avro";
      return List.of(InstalledClients.missing(remedy, REQUIRED).toString());
    }
  },
  /** Runs in a copy, because the packages of its lock file are installed beside it. */
  NODE("node", "examples/node/migrate.js") {
    @Override
    List<String> prepare() throws IOException, InterruptedException {
      Path node = installed("node", "Install Node.js 20.19 or newer.");
      Path npm = installed("npm", "Install npm.");
      Path copy = Files.createDirectories(Path.of("target", "example-node").toAbsolutePath());
      for (String file : List.of("package.json", "package-lock.json", "migrate.js")) {
        Files.copy(folder().resolve(file), copy.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      ProgramRun packages = ProgramRun.of(copy, Map.of(), InstalledClients.installPackages(npm));
      if (packages.exit() != 0) {
        InstalledClients.missing(
            "the packages of examples/node cannot be installed: " + packages.text(), REQUIRED);
      }
      return List.of(node.toString(), copy.resolve("migrate.js").toString());
    }

    private Path installed(String program, String remedy) {
      return InstalledClients.find(program)
          .orElseGet(
              () ->
                  InstalledClients.missing(
                      "'" + program + "' is not installed. " + remedy, REQUIRED));
    }
  };

  /** Makes a test fail that would be skipped because something to run an example is missing. */
  private static final String REQUIRED = "examples.required";

  private final String interpreter;
  private final String script;
  private List<String> command = List.of();

  ExampleProgram(String interpreter, String script) {
    this.interpreter = interpreter;
    this.script = script;
  }

  /** Returns the name of what interprets the program. */
  String interpreter() {
    return interpreter;
  }

  /** Returns the path of the program in the project. */
  String script() {
    return script;
  }

  /** Returns the folder of the program. */
  Path folder() {
    return Path.of("..", "examples", lowerCaseName()).toAbsolutePath().normalize();
  }

  /** Returns the name as the examples use it. */
  String lowerCaseName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what runs the program, up to its arguments. The test that calls is skipped where
   * something is missing; it fails instead where {@code -Dexamples.required=true} says that nothing
   * is.
   */
  synchronized List<String> command() throws IOException, InterruptedException {
    if (command.isEmpty()) {
      command = prepare();
    }
    return command;
  }

  /** Installs what the program needs, as far as a test may, and returns what runs it. */
  abstract List<String> prepare() throws IOException, InterruptedException;
}
