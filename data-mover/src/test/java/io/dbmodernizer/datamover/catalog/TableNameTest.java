package io.dbmodernizer.datamover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

  @Test
  void readsBracketedAndPlainNames() {
    assertThat(TableName.parse("[Sales].[Order]")).isEqualTo(new TableName("Sales", "Order"));
    assertThat(TableName.parse("Sales.Order")).isEqualTo(new TableName("Sales", "Order"));
    assertThat(TableName.parse("[a.b].[c]]d]")).isEqualTo(new TableName("a.b", "c]d"));
    assertThat(TableName.parse("dbo.[Order Details]"))
        .isEqualTo(new TableName("dbo", "Order Details"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "table",
        "a.b.c",
        "[a].[b",
        "[a][b]",
        "[a].b]",
        ".b",
        "a.",
        "[].[b]",
        "[a].[b] "
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> TableName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[schema].[name]");
  }

  @Test
  void everyNameSurvivesItsTextForm() {
    Random random = new Random(42);
    for (int run = 0; run < 2_000; run++) {
      TableName name = new TableName(anyText(random), anyText(random));
      assertThat(TableName.parse(name.toString())).isEqualTo(name);
    }
  }

  private static String anyText(Random random) {
    String alphabet = "a[].\"' ;漢é";
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(8);
    while (text.length() < length) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
