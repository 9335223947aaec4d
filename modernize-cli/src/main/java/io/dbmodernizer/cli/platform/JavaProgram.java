package io.dbmodernizer.cli.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program to run as a process.
 *
 * @param jvmArguments arguments of the virtual machine, including {@code -jar FILE} or the main
 *     class
 * @param arguments arguments of the program, without secrets, because other users can see them
 */
record JavaProgram(List<String> jvmArguments, List<String> arguments) {

  /**
   * Options for a quick start and a small process. The processes do not need the second compiler.
   */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private static final String LOGGING = "io/dbmodernizer/cli/platform/process-logback.xml";

  /** Returns a program with a main class of this class path. */
  static JavaProgram ofMainClass(
      DataFolder data, String heap, List<String> options, String mainClass, List<String> arguments)
      throws IOException {
    List<String> jvm = new ArrayList<>(QUICK_START);
    jvm.add("-Xmx" + heap);
    jvm.addAll(options);
    jvm.add("@" + classPathFile(data));
    jvm.add(mainClass);
    return new JavaProgram(jvm, arguments);
  }

  /** Returns the same with a logback file, because logback prints every debug line by default. */
  static JavaProgram ofLoggingMainClass(
      DataFolder data, String heap, List<String> options, String mainClass, List<String> arguments)
      throws IOException {
    List<String> withLogging = new ArrayList<>(options);
    withLogging.add("-Dlogback.configurationFile=" + LOGGING);
    return ofMainClass(data, heap, withLogging, mainClass, arguments);
  }

  /** Returns a program in an executable jar. */
  static JavaProgram ofJar(String heap, List<String> options, Path jar) {
    List<String> jvm = new ArrayList<>(QUICK_START);
    jvm.add("-Xmx" + heap);
    jvm.addAll(options);
    jvm.add("-jar");
    jvm.add(jar.toString());
    return new JavaProgram(jvm, List.of());
  }

  /**
   * Returns the command. The shell makes the process ignore the interrupt and the hang-up of the
   * terminal, because the platform stops its processes in its own order.
   */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(arguments);
    return command;
  }

  /** Returns a file with the class path. It keeps the command short in a list of processes. */
  private static synchronized Path classPathFile(DataFolder data) throws IOException {
    // Surefire starts with a class path of one jar. This property has the real class path.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    StringBuilder absolute = new StringBuilder();
    for (String entry : classPath.split(File.pathSeparator)) {
      absolute
          .append(absolute.isEmpty() ? "" : File.pathSeparator)
          .append(Path.of(entry).toAbsolutePath());
    }
    String content = "-cp \"" + absolute.toString().replace("\\", "\\\\") + "\"\n";
    Path file = data.run().resolve("classpath-" + Integer.toHexString(content.hashCode()));
    if (!Files.exists(file)) {
      Files.writeString(file, content);
    }
    return file;
  }
}
