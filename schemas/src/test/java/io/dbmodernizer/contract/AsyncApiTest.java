package io.dbmodernizer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private static final Path FILE = Path.of("src", "main", "asyncapi", "modernization.yaml");
  private static final SchemaHistory HISTORY =
      new SchemaHistory(Path.of("src", "main", "schema-history"));

  @BeforeAll
  static void recordWhereAsked() throws IOException {
    if (Contract.RECORD) {
      Files.writeString(FILE, AsyncApiDocument.write(HISTORY));
    }
  }

  @Test
  void theDocumentIsTheCatalogues() throws IOException {
    assertThat(Files.readString(FILE))
        .as("%s; write it with %s", FILE, Contract.COMMAND)
        .isEqualTo(AsyncApiDocument.write(HISTORY));
  }

  @Test
  void everySchemaItRefersToExists() throws IOException {
    assertThat(Files.readAllLines(FILE).stream().filter(line -> line.contains(".avsc")))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(
                        FILE.resolveSibling(
                            line.substring(line.indexOf("..")).replace("'", "").strip()))
                    .exists());
  }
}
