package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.Synonym;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads H2's synonyms. */
final class H2Synonyms {

  private static final String SYNONYMS =
      """
      SELECT SYNONYM_SCHEMA, SYNONYM_NAME, SYNONYM_FOR_SCHEMA, SYNONYM_FOR
      FROM INFORMATION_SCHEMA.SYNONYMS""";

  private H2Synonyms() {}

  /** Reads the synonyms and announces their names. One may stand for another. */
  static List<Synonym> read(Connection connection, H2Names names) throws SQLException {
    Map<ObjectId, String> targets = new LinkedHashMap<>();
    forEachRow(
        connection,
        SYNONYMS,
        row -> {
          ObjectId id = H2Names.id(MovableKind.SYNONYM, H2Names.of(row, 1));
          names.object(id);
          targets.put(id, H2Dialect.INSTANCE.quote(H2Names.of(row, 3)));
        });
    List<Synonym> synonyms = new ArrayList<>();
    targets.forEach((id, target) -> synonyms.add(new Synonym(id, target, names.in(target))));
    return synonyms;
  }
}
