package io.dbmodernizer.cli.doctor;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.SavedPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The examination of this machine: Java, the data folder of the local platform, disk and ports. */
public final class MachineExamination {
  private static final int OLDEST_JAVA = 17;
  private static final long MEBIBYTE = 1_048_576;

  private final Path dataFolder;
  private final long neededMebibytes;

  /**
   * Creates the examination.
   *
   * @param dataFolder data folder of the local platform; it may not exist yet
   * @param neededMebibytes free disk that is needed, in MiB
   */
  public MachineExamination(Path dataFolder, long neededMebibytes) {
    this.dataFolder = dataFolder;
    this.neededMebibytes = neededMebibytes;
  }

  /** Returns the results. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature(), Path.of(System.getProperty("java.home"))));
    findings.add(folder());
    findings.add(disk());
    findings.add(ports());
    return findings;
  }

  /** Returns the result for a Java of this version in this folder. */
  static Finding java(int version, Path home) {
    String found = "Java %d in %s".formatted(version, home);
    if (version < OLDEST_JAVA) {
      return Finding.problem(
          "java", found, "install a JDK of version 17 or newer, and set JAVA_HOME");
    }
    boolean compiles =
        Files.exists(home.resolve("bin/javac")) || Files.exists(home.resolve("bin/javac.exe"));
    return compiles
        ? Finding.ok("java", found)
        : Finding.warning(
            "java",
            found + " has no compiler",
            "install a JDK, and not a JRE, to build from the sources");
  }

  private Finding folder() {
    Path existing = existing();
    if (Files.exists(dataFolder) && !Files.isDirectory(dataFolder)) {
      return Finding.problem(
          "data folder", dataFolder + " is a file", "give another folder with --data");
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Finding.problem(
          "data folder",
          "you have no right to write to " + existing,
          "give a folder of your own with --data");
    }
    return Finding.ok("data folder", dataFolder + " can be written");
  }

  private Finding disk() {
    Path existing = existing();
    try {
      long free = Files.getFileStore(existing).getUsableSpace() / MEBIBYTE;
      String found = "%,d MiB are free on the disk of %s".formatted(free, existing);
      return free >= neededMebibytes
          ? Finding.ok("disk", found)
          : Finding.problem(
              "disk",
              found + ", and the local platform needs %,d".formatted(neededMebibytes),
              "free some space, or give a folder on another disk with --data");
    } catch (IOException e) {
      return Finding.of("disk", e);
    }
  }

  private Finding ports() {
    try {
      List<String> running = LocalPlatform.running(dataFolder);
      if (!running.isEmpty()) {
        return Finding.ok("ports", "the local platform runs: " + String.join(", ", running));
      }
      Map<String, Integer> taken = SavedPorts.taken(dataFolder);
      return taken.isEmpty()
          ? Finding.ok("ports", "no other program has a port of the local platform")
          : Finding.warning(
              "ports",
              "other programs have ports of the local platform: " + taken,
              "end these programs if clients remember the ports; 'modernize up' takes others");
    } catch (IOException | RuntimeException e) {
      return Finding.of("ports", e);
    }
  }

  /** Returns the data folder, or the nearest folder above it that exists. */
  private Path existing() {
    Path folder = dataFolder.toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }
}
