package io.dbmodernizer.datamover.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectCatalogTest {

  @Test
  void anObjectIsFoundByItsExactNameFirst() {
    ObjectCatalog catalog = catalog(sequence("NUMBERS"), sequence("numbers"));

    assertThat(catalog.find(id("numbers"))).contains(sequence("numbers"));
    assertThat(catalog.find(id("NUMBERS"))).contains(sequence("NUMBERS"));
  }

  @Test
  void anObjectIsFoundByANameThatDiffersInCase() {
    assertThat(catalog(sequence("Numbers")).find(id("nUMBERS"))).contains(sequence("Numbers"));
    assertThat(catalog(sequence("Numbers")).find(id("number"))).isEmpty();
  }

  private static ObjectCatalog catalog(DatabaseObject... objects) {
    return new ObjectCatalog(List.of(objects), Map.of(), List.of("dbo"), true);
  }

  private static ObjectId id(String name) {
    return new ObjectId(MovableKind.SEQUENCE, "dbo", name);
  }

  private static Sequence sequence(String name) {
    return new Sequence(
        id(name),
        "int",
        BigInteger.ONE,
        BigInteger.ONE,
        BigInteger.ONE,
        BigInteger.TEN,
        false,
        null,
        null);
  }
}
