package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderOptionTest {

  @TempDir Path program;

  @Test
  void theFolderIsBesideAProgramOfTheUser() {
    assertThat(DataFolderOption.defaultFolder(program, Path.of("/home/me")))
        .isEqualTo(program.resolve(".modernize"));
  }

  @Test
  void theFolderIsThatOfTheUserBesideAProgramOfAnother() {
    // Given: a folder where nobody can write, not even an administrator
    Path absent = program.resolve("absent");

    // Then
    assertThat(DataFolderOption.defaultFolder(absent, Path.of("/home/me")))
        .isEqualTo(Path.of("/home/me/.local/share/modernize"));
  }
}
