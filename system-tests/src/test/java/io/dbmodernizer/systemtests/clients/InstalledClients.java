package io.dbmodernizer.systemtests.clients;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs of this machine that tests use if they are there. */
final class InstalledClients {

  /** Makes a test fail that would be skipped because the Azure CLI is missing. */
  private static final String REQUIRED = "azure.cli.required";

  private static final Pattern PYTHON = Pattern.compile("/\\S*/python[0-9.]*");

  private InstalledClients() {}

  /**
   * The interpreter that the Azure CLI is installed for. The test that calls is skipped where there
   * is none; it fails instead where {@code -Dazure.cli.required=true} says that there is one.
   */
  static Path pythonOfAz() throws IOException {
    Optional<Path> az = find("az");
    if (az.isPresent()) {
      Matcher interpreter = PYTHON.matcher(Files.readString(az.get()));
      if (interpreter.find()) {
        return Path.of(interpreter.group());
      }
    }
    String message =
        az.map(file -> file + " names no Python interpreter.").orElse("'az' is not installed.")
            + " Install the Debian package azure-cli.";
    return missing(message, REQUIRED);
  }

  /**
   * A program on the path; the test that calls is skipped where it is not.
   *
   * @param remedy how to get it
   */
  static Path required(String program, String remedy) {
    return find(program).orElseGet(() -> missing("'" + program + "' is not installed. " + remedy));
  }

  /** Skips the test that calls. */
  static Path missing(String what) {
    return abort("skipped: " + what);
  }

  /**
   * Skips the test that calls; fails it where a system property says that nothing may be missing.
   *
   * @param required the name of the property
   */
  static Path missing(String what, String required) {
    return Boolean.getBoolean(required) ? fail(what) : missing(what);
  }

  /** Returns the command that installs the packages of {@code package-lock.json} in a folder. */
  static List<String> installPackages(Path npm) {
    return List.of(
        npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
  }

  /** Returns a program on the path; empty if there is none. */
  static Optional<Path> find(String program) {
    return all(program).findFirst();
  }

  /** Returns the programs of a name, in the order of the path. */
  static Stream<Path> all(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable);
  }
}
