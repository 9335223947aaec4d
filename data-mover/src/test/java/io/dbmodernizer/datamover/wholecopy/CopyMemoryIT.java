package io.dbmodernizer.datamover.wholecopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The heap of a copy does not depend on the number of rows. Both databases are in this JVM. {@code
 * -Dcopy.rows=10000000} takes five minutes.
 */
class CopyMemoryIT {

  private static final int ROWS = Integer.getInteger("copy.rows", 2_000_000);

  @TempDir private Path folder;

  @Test
  @Tag("deep")
  void millionsOfRowsPassThroughAHeapOf128MiB() throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    String databases = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + folder.resolve("db");
    try (TestDatabase source = new TestDatabase(databases + "-source");
        TestDatabase target = new TestDatabase(databases + "-target")) {
      // Given
      source.execute(
          "CREATE TABLE t(id INT PRIMARY KEY, v INT) AS SELECT X, MOD(X, 1000)"
              + " FROM SYSTEM_RANGE(1, "
              + ROWS
              + ")");

      // When
      Process process =
          CopierProgram.start(
              List.of("-Xmx128m", "-XX:+UseSerialGC"),
              source.url(),
              target.url(),
              "3",
              "100000",
              "2000",
              folder.resolve("sent").toString());
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      // Then
      System.out.println(output);
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(output).startsWith("COMPLETE");
      assertThat(target.query("SELECT COUNT(*) FROM t")).containsExactly(String.valueOf(ROWS));
      assertThat(target.query("SELECT SUM(CAST(v AS BIGINT)) FROM t"))
          .isEqualTo(source.query("SELECT SUM(CAST(v AS BIGINT)) FROM t"));
    } finally {
      server.stop();
    }
  }
}
