package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on tables in the shape of SQL Server's views. The server itself is not there to run on. */
class SqlServerExtendedPropertiesTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");

  @RegisterExtension private final ImitatedObjects imitation = new ImitatedObjects();

  private static final String ADD =
      "INSERT INTO sys.extended_properties(class, major_id, minor_id, name, [value]) VALUES"
          + " (%s, '%s', %s)";

  private static final String CALL =
      "EXEC sys.sp_addextendedproperty @name = N'MS_D', @value = N'it''s'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      value = {
        "0, 0, 0 | MS_D | - | ~~",
        "3, 5, 0 | MS_D | - | , @level0type = 'SCHEMA', @level0name = N'Sales'",
        "1, 100, 0 | TABLE Order]s.MS_D | t | , @level0type = 'SCHEMA', @level0name = N'Sales',"
            + " @level1type = 'TABLE', @level1name = N'Order]s'",
        "1, 100, 9 | TABLE Order]s.COLUMN Phone.MS_D | t | , @level0type = 'SCHEMA', @level0name ="
            + " N'Sales', @level1type = 'TABLE', @level1name = N'Order]s', @level2type = 'COLUMN',"
            + " @level2name = N'Phone'",
        "7, 100, 3 | TABLE Order]s.INDEX IX_Customer.MS_D | t | , @level0type = 'SCHEMA',"
            + " @level0name = N'Sales', @level1type = 'TABLE', @level1name = N'Order]s',"
            + " @level2type = 'INDEX', @level2name = N'IX_Customer'",
        "1, 920, 0 | TABLE Order]s.CONSTRAINT CK_Amount.MS_D | t | , @level0type = 'SCHEMA',"
            + " @level0name = N'Sales', @level1type = 'TABLE', @level1name = N'Order]s',"
            + " @level2type = 'CONSTRAINT', @level2name = N'CK_Amount'",
        "1, 508, 0 | TABLE Order]s.TRIGGER audit.MS_D | t | , @level0type = 'SCHEMA', @level0name ="
            + " N'Sales', @level1type = 'TABLE', @level1name = N'Order]s', @level2type = 'TRIGGER',"
            + " @level2name = N'audit'",
        "1, 500, 0 | VIEW seen.MS_D | - | , @level0type = 'SCHEMA', @level0name = N'Sales',"
            + " @level1type = 'VIEW', @level1name = N'seen'",
        "1, 60, 0 | FUNCTION Tax.MS_D | - | , @level0type = 'SCHEMA', @level0name = N'Sales',"
            + " @level1type = 'FUNCTION', @level1name = N'Tax'",
        "2, 60, 1 | FUNCTION Tax.PARAMETER @x.MS_D | - | , @level0type = 'SCHEMA', @level0name ="
            + " N'Sales', @level1type = 'FUNCTION', @level1name = N'Tax', @level2type ="
            + " 'PARAMETER', @level2name = N'@x'",
        "1, 506, 0 | SEQUENCE numbers.MS_D | - | , @level0type = 'SCHEMA', @level0name = N'Sales',"
            + " @level1type = 'SEQUENCE', @level1name = N'numbers'",
        "1, 507, 0 | SYNONYM other.MS_D | - | , @level0type = 'SCHEMA', @level0name = N'Sales',"
            + " @level1type = 'SYNONYM', @level1name = N'other'",
        "6, 300, 0 | TYPE Name].MS_D | - | , @level0type = 'SCHEMA', @level0name = N'Sales',"
            + " @level1type = 'TYPE', @level1name = N'Name]'",
        "1, 600, 0 | TRIGGER ddl.MS_D | - | , @level0type = 'TRIGGER', @level0name = N'ddl'"
      })
  void aPropertyIsAddedToItsOwner(String owner, String name, String table, String levels)
      throws SQLException {
    imitation.execute(
        "INSERT INTO sys.parameters VALUES (60, 1, '@x')", ADD.formatted(owner, "MS_D", "'it''s'"));

    Feature property = (Feature) imitation.all(MovableKind.COMMENT).get(0);

    assertThat(property.id().name()).isEqualTo(name);
    assertThat(property.table()).isEqualTo(table == null ? null : ORDERS);
    assertThat(property.statements()).containsExactly(CALL + levels);
  }

  @Test
  void aPropertyNeedsTheObjectItDescribes() throws SQLException {
    imitation.execute(
        ADD.formatted("1, 500, 0", "a", "'b'"), ADD.formatted("1, 508, 0", "a", "'b'"));

    assertThat(imitation.all(MovableKind.COMMENT))
        .flatExtracting(object -> object.needs().objects())
        .containsExactlyInAnyOrder(
            new ObjectId(MovableKind.VIEW, "Sales", "seen"),
            new ObjectId(MovableKind.TRIGGER, "Sales", "audit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int | CAST(N'7' AS int)",
        "bit | CAST(N'7' AS bit)",
        "decimal | CAST(N'7' AS decimal(9, 2))",
        "varchar | CAST(N'7' AS varchar(40))",
        "nchar | CAST(N'7' AS nchar(20))"
      })
  void aValueKeepsItsType(String type, String literal) throws SQLException {
    imitation.execute(
        "INSERT INTO variants VALUES ('7', '" + type + "', 9, 2, 40)",
        ADD.formatted("1, 100, 0", "MS_D", "'7'"));

    assertThat(((Feature) imitation.all(MovableKind.COMMENT).get(0)).statements().get(0))
        .startsWith(
            "DECLARE @value sql_variant = "
                + literal
                + "; EXEC sys.sp_addextendedproperty @name = N'MS_D', @value = @value, ");
  }

  @Test
  void aPropertyWithoutAValueIsAddedWithoutOne() throws SQLException {
    imitation.execute(ADD.formatted("1, 100, 0", "MS_D", "NULL"));

    assertThat(((Feature) imitation.all(MovableKind.COMMENT).get(0)).statements().get(0))
        .startsWith("EXEC sys.sp_addextendedproperty @name = N'MS_D', @value = NULL, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1, 100, 0 | its value has the type float",
        "1, 70, 0 | it belongs to an object that is not moved",
        "20, 1, 0 | it belongs to an object that is not moved",
        "1, 100, 77 | it belongs to an object that is not moved"
      })
  void aPropertyThatCannotBeAddedIsNamedWithItsReason(String owner, String reason)
      throws SQLException {
    imitation.execute(
        "INSERT INTO variants VALUES ('7.1', 'float', 53, 0, 8)",
        ADD.formatted(owner, "MS_D", "'7.1'"));

    assertThat(imitation.all(MovableKind.COMMENT))
        .singleElement()
        .isInstanceOfSatisfying(
            OpaqueObject.class, object -> assertThat(object.reason()).isEqualTo(reason));
  }

  @Tag("deep")
  @Test
  void noMoreThanAHundredThousandMove() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.extended_properties(class, major_id, minor_id, name, [value])"
            + " SELECT 1, 100, 0, 'p' || X, 'v' FROM SYSTEM_RANGE(1, "
            + (SqlServerExtendedProperties.MOST + 3)
            + ")");

    List<DatabaseObject> read = imitation.all(MovableKind.COMMENT);

    assertThat(read).hasSize(SqlServerExtendedProperties.MOST + 1);
    assertThat(((OpaqueObject) imitation.find(MovableKind.COMMENT, "", "3 more")).reason())
        .contains("more than 100000");
  }
}
