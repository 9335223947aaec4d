package io.dbmodernizer.datamover.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.SampleRows;
import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * The digests that the first release computed, when it still held every value in memory. Stored
 * checksums are compared with new ones, so a digest of the same rows must never change.
 */
class StableDigestTest {

  @Test
  void valuesOfEveryTypeKeepTheirDigest() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      SampleRows.insert(database.connection());

      assertThat(digest(database, "Sales.Kinds"))
          .isEqualTo(new TableDigest(3, "c522c3e7afc16ff47db80065f7cf38bf"));
    }
  }

  @Test
  void largeObjectsKeepTheirDigestWhetherTheyAreInMemoryOrStreamed() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      // Given
      database.execute(
          "CREATE TABLE t(id INT PRIMARY KEY, words CHARACTER LARGE OBJECT,"
              + " octets BINARY LARGE OBJECT, note VARCHAR(20))",
          "INSERT INTO t VALUES (1, NULL, NULL, 'nothing'), (2, '', X'', 'empty')");
      int[] lengths = {1, 5, 1_000, 524_287, 524_288, 524_289, 1_048_576, 1_048_577, 3_000_000};
      for (int at = 0; at < lengths.length; at++) {
        insert(database, 3 + at, lengths[at]);
      }

      // Then
      assertThat(digest(database, "PUBLIC.t"))
          .isEqualTo(new TableDigest(2 + lengths.length, "68960e5bb94cfc3284d7e6a4ffb46b5f"));
    }
  }

  /** Letters of one to four bytes in UTF-8. Surrogate pairs lie on the borders of buffers, too. */
  private static void insert(TestDatabase database, int id, int length) throws SQLException {
    StringBuilder words = new StringBuilder();
    byte[] octets = new byte[length];
    for (int at = 0; at < length; at++) {
      octets[at] = (byte) (at * 31 + at / 256);
      words.append("aé漢😀".charAt(at % 5));
    }
    if (length % 5 == 4) {
      words.setCharAt(length - 1, 'z');
    }
    try (PreparedStatement insert =
        database.connection().prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
      insert.setInt(1, id);
      insert.setCharacterStream(2, new StringReader(words.toString()));
      insert.setBinaryStream(3, new ByteArrayInputStream(octets));
      insert.setString(4, "length " + length);
      insert.executeUpdate();
    }
  }

  private static TableDigest digest(TestDatabase database, String table) throws SQLException {
    return TableDigester.digest(
        database.connection(),
        database.catalog().table(TableName.parse(table)).orElseThrow(),
        database.dialect());
  }
}
