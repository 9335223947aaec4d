package io.dbmodernizer.migration.factory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactoryTextTest {

  @ParameterizedTest
  @CsvSource({
    "Sales,Sales",
    "a@b,a@b",
    "@odd,@@odd",
    "@@odd,@@@odd",
    "a@{b},a@@{b}",
    "@{b},@@{b}",
    "@a@{b},@@a@@{b}"
  })
  void noTextIsTakenForAnExpression(String text, String literal) {
    assertThat(FactoryText.literal(text)).isEqualTo(literal);
  }

  @Test
  void aSecretIsNoExpressionEither() {
    assertThat(FactoryText.secure("@pass@{word}").path("value").asString())
        .isEqualTo("@@pass@@{word}");
  }
}
