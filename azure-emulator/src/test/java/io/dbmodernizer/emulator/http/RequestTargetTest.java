package io.dbmodernizer.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestTargetTest {

  @Test
  void aDoubleSlashIsNoHostName() {
    // When
    RequestTarget target =
        RequestTarget.parse("//subscriptions/1/resourceGroups//g/?API-Version=2021-11-01");

    // Then
    assertThat(target.path()).isEqualTo("/subscriptions/1/resourceGroups/g");
    assertThat(target.query()).containsEntry("api-version", "2021-11-01");
  }

  @Test
  void escapesAreDecodedAndAPlusInAPathIsAPlus() {
    // When
    RequestTarget target = RequestTarget.parse("/a%20b/c+d?%24expand=x%20y&flag");

    // Then
    assertThat(target.path()).isEqualTo("/a b/c+d");
    assertThat(target.query()).containsOnlyKeys("$expand").containsEntry("$expand", "x y");
  }
}
