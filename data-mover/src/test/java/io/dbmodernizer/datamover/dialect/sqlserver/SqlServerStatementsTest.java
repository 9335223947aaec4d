package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerStatementsTest {

  private static final TableName NAME = new TableName("dbo", "it's]");
  private static final SqlServerDialect DIALECT = SqlServerDialect.INSTANCE;

  private static final Table TABLE =
      new Table(
          NAME,
          List.of(
              new Column(
                  "Id",
                  1,
                  ColumnType.of(TypeFamily.INT),
                  false,
                  null,
                  Identity.of(1, 1),
                  null,
                  null)),
          null,
          List.of(),
          List.of(),
          List.of(
              new ForeignKey(
                  "FK_it's",
                  List.of("Id"),
                  NAME,
                  List.of("Id"),
                  ForeignKey.Action.NO_ACTION,
                  ForeignKey.Action.NO_ACTION)),
          List.of());

  @Test
  void statementsAroundACopyQuoteTheirNames() {
    assertThat(DIALECT.identityInsertSql(TABLE, true))
        .isEqualTo("SET IDENTITY_INSERT [dbo].[it's]]] ON");
    assertThat(DIALECT.identityInsertSql(TABLE, false))
        .isEqualTo("SET IDENTITY_INSERT [dbo].[it's]]] OFF");
    assertThat(DIALECT.reseedSql(TABLE, BigInteger.valueOf(41)))
        .isEqualTo("DBCC CHECKIDENT (N'[dbo].[it''s]]]', RESEED, 41) WITH NO_INFOMSGS");
    assertThat(DIALECT.insertInto(TABLE, TABLE.columns()))
        .isEqualTo("INSERT INTO [dbo].[it's]]] ([Id])");
    assertThat(DIALECT.foreignKeySql(TABLE, " NOCHECK CONSTRAINT "))
        .containsExactly("ALTER TABLE [dbo].[it's]]] NOCHECK CONSTRAINT [FK_it's]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nvarchar | 100 | 0 | 0 | nvarchar(50)",
        "nvarchar | -1 | 0 | 0 | nvarchar(max)",
        "varchar | -1 | 0 | 0 | varchar(max)",
        "nchar | 10 | 0 | 0 | nchar(5)",
        "char | 10 | 0 | 0 | char(10)",
        "numeric | 17 | 38 | 10 | decimal(38, 10)",
        "datetimeoffset | 10 | 34 | 7 | datetimeoffset(7)",
        "time | 5 | 16 | 3 | time(3)",
        "datetime | 8 | 23 | 3 | datetime",
        "money | 8 | 19 | 4 | money",
        "float | 8 | 53 | 0 | float",
        "varbinary | 16 | 0 | 0 | varbinary(16)",
        "image | 16 | 0 | 0 | image",
        "timestamp | 8 | 0 | 0 | rowversion",
        "xml | -1 | 0 | 0 | xml",
        "hierarchyid | 892 | 0 | 0 | hierarchyid",
        "geometry | -1 | 0 | 0 | geometry",
        "geography | -1 | 0 | 0 | geography"
      })
  void typesAreWrittenAsTheyWereRead(
      String name, int length, int precision, int scale, String expected) {
    assertThat(DIALECT.typeName(SqlServerTypes.read(name, length, precision, scale)))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "datetimeoffset | 10 | 34 | 7 | CONVERT(nvarchar(34), [c], 121) | CAST(? AS datetimeoffset(7))",
        "datetime2 | 6 | 19 | 0 | [c] | CAST(? AS datetime2(0))",
        "time | 5 | 16 | 3 | [c] | CAST(? AS time(3))",
        "date | 3 | 10 | 0 | [c] | CAST(? AS date)",
        "hierarchyid | 892 | 0 | 0 | CAST([c] AS varbinary(892)) | CAST(? AS hierarchyid)",
        "geometry | -1 | 0 | 0 | CAST([c] AS varbinary(max)) | CAST(? AS geometry)",
        "geography | -1 | 0 | 0 | CAST([c] AS varbinary(max)) | CAST(? AS geography)",
        "datetime | 8 | 23 | 3 | [c] | ?",
        "nvarchar | 100 | 0 | 0 | [c] | ?"
      })
  void valuesAreSelectedAndWrittenExactly(
      String name, int length, int precision, int scale, String selected, String parameter) {
    ColumnType type = SqlServerTypes.read(name, length, precision, scale);

    assertThat(DIALECT.selected(new Column("c", 1, type, true, null, null, null, null)))
        .isEqualTo(selected);
    assertThat(DIALECT.parameter(type)).isEqualTo(parameter);
    assertThat(H2Dialect.INSTANCE.parameter(type)).isEqualTo("?");
  }

  @Test
  void everyFamilyHasANameInBothDialects() {
    for (TypeFamily family : TypeFamily.values()) {
      if (family == TypeFamily.UNSUPPORTED) {
        continue;
      }
      ColumnType type = new ColumnType(family, 5, 9, 2, null);
      assertThat(DIALECT.typeName(type)).as("%s", family).isPresent();
      assertThat(H2Dialect.INSTANCE.typeName(type)).as("%s", family).isPresent();
    }
    assertThat(DIALECT.typeName(ColumnType.unsupported("sql_variant"))).isEmpty();
  }
}
