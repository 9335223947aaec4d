package io.dbmodernizer.cli.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The ports and processes of a platform, stored for later commands. The properties file is replaced
 * as a whole, so that a reader never sees a part of it. Safe for use by many threads.
 */
final class PlatformState {

  private static final String PORT = "port.";
  private static final String PID = "pid.";
  private static final String STARTED = "started.";

  private final Path file;
  private final Properties values = new Properties();

  private PlatformState(Path file) {
    this.file = file;
  }

  static PlatformState load(Path file) throws IOException {
    PlatformState state = new PlatformState(file);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        state.values.load(reader);
      }
    }
    return state;
  }

  /** Returns the port with this name; empty if none was chosen. */
  synchronized Optional<Integer> port(String name) {
    return Optional.ofNullable(values.getProperty(PORT + name)).map(text -> number(name, text));
  }

  /** Returns every port that was chosen, by its name. */
  synchronized Map<String, Integer> ports() {
    Map<String, Integer> ports = new TreeMap<>();
    for (String key : values.stringPropertyNames()) {
      if (key.startsWith(PORT)) {
        String name = key.substring(PORT.length());
        port(name).ifPresent(port -> ports.put(name, port));
      }
    }
    return ports;
  }

  private int number(String name, String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new PlatformException(
          "%s is damaged: %s%s is '%s', which is not a port; stop the processes of the platform and delete the file"
              .formatted(file, PORT, name, text));
    }
    return Integer.parseInt(text);
  }

  /**
   * Chooses the port with this name: the last one if it is free, else any free port. No two names
   * get the same port.
   */
  synchronized int choosePort(String name) throws IOException {
    Map<String, Integer> others = ports();
    others.remove(name);
    Optional<Integer> last =
        port(name).filter(port -> !others.containsValue(port) && FreePorts.isFree(port));
    int port = last.isPresent() ? last.get() : FreePorts.otherThan(others.values());
    values.setProperty(PORT + name, Integer.toString(port));
    save();
    return port;
  }

  synchronized void put(ManagedProcess process) throws IOException {
    values.setProperty(PID + process.name(), Long.toString(process.handle().pid()));
    values.setProperty(STARTED + process.name(), process.startedAt().toString());
    save();
  }

  synchronized void remove(String process) throws IOException {
    values.remove(PID + process);
    values.remove(STARTED + process);
    save();
  }

  /** Returns the process with this name; empty if it does not run. */
  synchronized Optional<ManagedProcess> process(String name, Path log) {
    String pid = values.getProperty(PID + name);
    String started = values.getProperty(STARTED + name);
    if (pid == null || started == null) {
      return Optional.empty();
    }
    return ManagedProcess.find(name, Long.parseLong(pid), Instant.parse(started), log);
  }

  /** Returns the names of all processes that were started and not stopped, in any order. */
  synchronized List<String> processNames() {
    return values.stringPropertyNames().stream()
        .filter(key -> key.startsWith(PID))
        .map(key -> key.substring(PID.length()))
        .sorted()
        .toList();
  }

  private void save() throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(unfinished)) {
      values.store(writer, "Ports and processes of the local platform");
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
