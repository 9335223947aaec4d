package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Large objects are several times larger than the heap of the JVM that moves them. Both databases
 * are files of H2.
 */
class LargeValuesTest {

  @TempDir private Path folder;

  /** The databases are behind a server in this JVM, so that only the mover has the small heap. */
  @Test
  void valuesOf48MiBPassThroughAHeapOf16MiB() throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try {
      String databases = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + folder.resolve("db");

      assertThat(run("-Xmx16m", databases, 48, 180))
          .contains("matched true, lengths [[1, 3, before], [50331648, 50331648, large], [null,");
    } finally {
      server.stop();
    }
  }

  /** H2 itself runs in the JVM with the small heap, for both databases. */
  @Test
  @Tag("deep")
  void valuesOf1GiBPassThroughAHeapOf128MiB() throws Exception {
    String output = run("-Xmx128m", "jdbc:h2:file:" + folder.resolve("db"), 1_024, 1_800);

    System.out.println(output);
    assertThat(output)
        .contains("matched true, lengths [[1, 3, before], [1073741824, 1073741824, large], [null,");
  }

  private static String run(String heap, String databases, int mebibytes, int seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                LargeValuesProgram.class.getName(),
                databases + "-source",
                databases + "-target",
                String.valueOf(mebibytes))
            .redirectErrorStream(true)
            .start();
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
