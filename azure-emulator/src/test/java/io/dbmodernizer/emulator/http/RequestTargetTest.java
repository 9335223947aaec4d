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

  @Test
  void anEscapedSlashIsPartOfItsSegment() {
    // When
    RequestTarget target = RequestTarget.parse("/subscriptions/1/resourceGroups/a%2Fb%2fc/x");

    // Then
    assertThat(target.path()).isEqualTo("/subscriptions/1/resourceGroups/a%2Fb%2Fc/x");
  }

  @Test
  void aBrokenEscapeIsLeftAsItIs() {
    assertThat(RequestTarget.parse("/a%zz/b%2").path()).isEqualTo("/a%zz/b%2");
    assertThat(RequestTarget.parse("/?x=%zz").query()).containsEntry("x", "%zz");
    assertThat(RequestTarget.parse("/").path()).isEqualTo("/");
  }
}
