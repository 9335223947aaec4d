package io.dbmodernizer.datamover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.MovableKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentTransferTest {

  private static final String[] TABLES = {
    "CREATE SCHEMA shop",
    "CREATE TABLE shop.invoice (id INT PRIMARY KEY, total INT, CONSTRAINT positive CHECK (total >"
        + " 0))",
    "CREATE INDEX totals ON shop.invoice(total)"
  };

  private static final String[] COMMENTS = {
    "CREATE VIEW shop.seen AS SELECT id FROM shop.invoice",
    "CREATE ALIAS shop.twice AS 'int twice(int x) { return 2 * x; }'",
    "CREATE SEQUENCE shop.numbers",
    "CREATE DOMAIN shop.word AS VARCHAR(9)",
    "CREATE TRIGGER shop.audit BEFORE INSERT, UPDATE ON shop.invoice FOR EACH ROW CALL '"
        + CountingTrigger.class.getName()
        + "'",
    "COMMENT ON SCHEMA shop IS 'a schema'",
    "COMMENT ON TABLE shop.invoice IS 'it''s a table'",
    "COMMENT ON COLUMN shop.invoice.total IS 'a column'",
    "COMMENT ON CONSTRAINT shop.positive IS 'a check'",
    "COMMENT ON INDEX shop.totals IS 'an index'",
    "COMMENT ON VIEW shop.seen IS 'a view'",
    "COMMENT ON COLUMN shop.seen.id IS 'of a view'",
    "COMMENT ON ALIAS shop.twice IS 'a function'",
    "COMMENT ON SEQUENCE shop.numbers IS 'a sequence'",
    "COMMENT ON DOMAIN shop.word IS 'a domain'",
    "COMMENT ON TRIGGER shop.audit IS 'a trigger'"
  };

  @Test
  void everyCommentMoves() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLES);
      target.execute(TABLES);
      source.execute(COMMENTS);

      // When
      List<String> refused = TransferRun.move(source, target);

      // Then
      assertThat(refused).isEmpty();
      ObjectPlan again = TransferRun.plan(source, target);
      assertThat(again.isEmpty()).isTrue();
      assertThat(again.leftOut()).isEmpty();
      assertThat(again.equal()).containsEntry(MovableKind.COMMENT, 11);
      assertThat(
              target.query(
                  "SELECT REMARKS FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'invoice'"))
          .containsExactly("it's a table");
    }
  }

  @Test
  void anotherCommentIsADifferenceAndStays() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(TABLES);
      target.execute(TABLES);
      source.execute("COMMENT ON TABLE shop.invoice IS 'new'");
      target.execute("COMMENT ON TABLE shop.invoice IS 'old'");

      // When
      ObjectPlan plan = TransferRun.plan(source, target);

      // Then
      assertThat(plan.missing()).isEmpty();
      assertThat(plan.different())
          .extracting(issue -> issue.id().kind())
          .containsExactly(MovableKind.COMMENT);
    }
  }

  @Test
  void theConditionOfADomainStaysAFindingAboutItsColumns() throws Exception {
    try (TestDatabase source = new TestDatabase()) {
      // Given
      source.execute(
          "CREATE DOMAIN positive AS INT DEFAULT 1 CHECK (VALUE > 0)",
          "CREATE TABLE t(id INT PRIMARY KEY, a positive)",
          "COMMENT ON TABLE t IS 'moves'");

      // When
      List<UnmovedObject> unmoved =
          ObjectSide.read(source.connection())
              .catalog()
              .unmoved(source.dialect().reading(source.connection()).unmoved(), false);

      // Then
      assertThat(unmoved)
          .extracting(UnmovedObject::kind)
          .containsExactlyInAnyOrder(UnmovedKind.BOUND_RULE, UnmovedKind.BOUND_DEFAULT);
      assertThat(unmoved)
          .allSatisfy(object -> assertThat(object.name()).isEqualTo("[PUBLIC].[t].a"));
    }
  }
}
