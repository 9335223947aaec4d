package io.dbmodernizer.runtime.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dbmodernizer.events.AzureScope;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {
  private static final AzureScope SCOPE =
      AzureScope.newBuilder().setSubscriptionId("s").setResourceGroup("größe (1)").build();
  private static final ResourceId SERVER =
      ResourceId.group(SCOPE).resource("Microsoft.Sql/servers", "sql");

  @Test
  void isWrittenAsAzureWritesItAndEncodedForAUrl() {
    // When
    ResourceId id = SERVER.child("databases", "a b#{c}=+é\"|^`[d];,$&'()!@~");

    // Then
    assertThat(id)
        .hasToString(
            "/subscriptions/s/resourceGroups/größe (1)/providers/Microsoft.Sql/servers/sql"
                + "/databases/a b#{c}=+é\"|^`[d];,$&'()!@~");
    assertThat(id.path())
        .endsWith("/databases/a%20b%23%7Bc%7D=+%C3%A9%22%7C%5E%60%5Bd%5D;,$&'()!@~")
        .contains("/resourceGroups/gr%C3%B6%C3%9Fe%20(1)/");
  }

  @Test
  void isReadBackFromEitherForm() throws URISyntaxException {
    // Given
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      ResourceId id = SERVER.child("databases", name(random));

      // When
      String path = new URI("https://localhost" + id.path()).getPath();

      // Then
      assertThat(ResourceId.parse(id.toString())).as("seed %d", seed).isEqualTo(id);
      assertThat(ResourceId.parse(id.path())).as("seed %d", seed).isEqualTo(id);
      assertThat(path).as("seed %d", seed).isEqualTo(id.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a?b", "a%b", "a\tb"})
  void refusesWhatNoNameInAzureHas(String name) {
    // Then
    assertThatIllegalArgumentException().isThrownBy(() -> SERVER.child("databases", name));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/My Db, /A/my%20db, true",
    "/a/b+c, /a/b%2Bc, true",
    "/a/b c, /a/b+c, false",
    "/a/b, /a/b/c, false",
  })
  void isComparedWithoutCaseInEitherForm(String one, String other, boolean same) {
    // Then
    assertThat(ResourceId.same(one, other)).isEqualTo(same);
  }

  @Test
  void knowsWhatItHangsOn() {
    // Given
    ResourceId database = SERVER.child("databases", "d");

    // Then
    assertThat(database.parent()).isEqualTo(SERVER);
    assertThat(database.resource("Microsoft.Insights/diagnosticSettings", "x").parent())
        .isEqualTo(database);
    assertThat(SERVER.parent()).isEqualTo(ResourceId.group(SCOPE));
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    int length = 1 + random.nextInt(20);
    while (name.length() < length) {
      int character = random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x1F700);
      if (Character.isDefined(character)
          && Character.getType(character) != Character.CONTROL
          && !Character.isSurrogate((char) character)
          && "/?%".indexOf(character) < 0) {
        name.appendCodePoint(character);
      }
    }
    return name.toString();
  }
}
