package io.dbmodernizer.migration.factory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionTextTest {

  @Test
  void aConnectionStringCannotBeExtendedByAValue() {
    // When
    ConnectionText text =
        new ConnectionText().with("User ID", "a;Encrypt=False").with("Password", "it's");

    // Then
    assertThat(text.secret()).isEqualTo("User ID='a;Encrypt=False';Password='it''s'");
    assertThat(text.toString()).doesNotContain("it");
  }
}
