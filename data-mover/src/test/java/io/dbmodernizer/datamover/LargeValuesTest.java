package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.checksum.SqlServerStreamProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large objects are several times larger than the heap of the JVM that moves them. */
class LargeValuesTest {

  @TempDir private Path folder;

  /**
   * Both databases are files of H2 behind a server in this JVM, so that only the mover has the
   * small heap.
   */
  @Tag("deep")
  @Test
  void valuesOf48MiBPassThroughAHeapOf16MiB() throws Exception {
    valuesPassThroughASmallHeap("-Xmx16m", 48, "table");
  }

  @Tag("deep")
  @Test
  void valuesOf48MiBPassThroughAHeapOf24MiBInAChunk() throws Exception {
    valuesPassThroughASmallHeap("-Xmx24m", 48, "chunks");
  }

  /** {@code -Dlarge.value.mebibytes=1024} takes four minutes. */
  @Tag("deep")
  @Test
  void valuesLargerThanTheHeapOf128MiBPassThroughItInAChunk() throws Exception {
    int mebibytes = Integer.getInteger("large.value.mebibytes", 160);
    valuesPassThroughASmallHeap("-Xmx128m", mebibytes, "chunks");
  }

  private void valuesPassThroughASmallHeap(String heap, int mebibytes, String way)
      throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try {
      String databases = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + folder.resolve("db");

      long size = (long) mebibytes << 20;
      String output = move(heap, databases, mebibytes, 180 + 2 * mebibytes, way);
      System.out.println(output);
      assertThat(output)
          .contains(
              "matched true, lengths [[1, 3, before], [%d, %d, large], [null,"
                  .formatted(size, size));
    } finally {
      server.stop();
    }
  }

  @Test
  void valuesOf64MiBAreStreamedByTheDriverOfSqlServerInAHeapOf16MiB() throws Exception {
    assertThat(run("-Xmx16m", 120, SqlServerStreamProgram.class, "64")).contains("equal true");
  }

  @Test
  @Tag("deep")
  void valuesOf1GiBAreStreamedByTheDriverOfSqlServerInAHeapOf128MiB() throws Exception {
    assertThat(run("-Xmx128m", 900, SqlServerStreamProgram.class, "1024")).contains("equal true");
  }

  /** Both databases are files of H2, which itself runs in the JVM with the small heap. */
  @Test
  @Tag("deep")
  void valuesOf1GiBPassThroughAHeapOf128MiB() throws Exception {
    String output = move("-Xmx128m", "jdbc:h2:file:" + folder.resolve("db"), 1_024, 1_800, "table");

    System.out.println(output);
    assertThat(output)
        .contains("matched true, lengths [[1, 3, before], [1073741824, 1073741824, large], [null,");
  }

  private static String move(String heap, String databases, int mebibytes, int seconds, String way)
      throws IOException, InterruptedException {
    return run(
        heap,
        seconds,
        LargeValuesProgram.class,
        databases + "-source",
        databases + "-target",
        String.valueOf(mebibytes),
        way);
  }

  private static String run(String heap, int seconds, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // H2 writes 10 MiB at a time. G1 needs adjacent regions for that, which a small heap may lack.
    command.addAll(List.of(heap, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(output).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
