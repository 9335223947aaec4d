package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds of statements and properties that schemas in public use. Each is among the statements that
 * the tests generate from a catalog, compare with golden texts and parse. The texts of the schemas
 * are not here.
 */
class PublicSchemasTest {

  /**
   * One property of some schemas.
   *
   * @param schemas the schemas that have it
   * @param what the property in words
   * @param statement what a generated statement with it contains
   */
  record Use(Set<String> schemas, String what, Pattern statement) {

    static Use of(String schemas, String what, String statement) {
      return new Use(Set.of(schemas.split(", ")), what, Pattern.compile(statement, Pattern.DOTALL));
    }

    @Override
    public String toString() {
      return what;
    }
  }

  private static final String EACH =
      "Northwind, pubs, AdventureWorks, WideWorldImporters, Hangfire, Quartz.NET, Flowable, ELMAH";

  static Stream<Use> uses() {
    return Stream.of(
        Use.of(EACH, "named primary key", "CONSTRAINT \\[PK_\\w+\\] PRIMARY KEY (NON)?CLUSTERED"),
        Use.of(EACH, "nvarchar and int", "nvarchar\\(\\d+\\).*int"),
        Use.of(
            "Northwind, pubs, AdventureWorks, Hangfire, ELMAH",
            "identity",
            "IDENTITY\\(\\d+, \\d+\\)"),
        Use.of("Flowable", "identity of a decimal number", "decimal\\(19, 0\\) IDENTITY"),
        Use.of("Northwind", "names with blanks", "\\[\\w+ \\w+\\]"),
        Use.of(
            "Northwind, pubs, Quartz.NET, Flowable",
            "image or varbinary(max)",
            "(image|varbinary\\(max\\))"),
        Use.of("Northwind, pubs, ELMAH", "text, ntext", "ntext"),
        Use.of("Northwind, pubs, AdventureWorks", "money", "\\[\\w+\\] money"),
        Use.of(
            "AdventureWorks, ELMAH",
            "uniqueidentifier with a default",
            "uniqueidentifier DEFAULT \\(newid\\(\\)\\)"),
        Use.of(
            "Northwind, pubs, AdventureWorks, WideWorldImporters",
            "check",
            "CONSTRAINT \\[CK_\\w+\\] CHECK"),
        Use.of(
            "Northwind, AdventureWorks, ELMAH",
            "named default",
            "CONSTRAINT \\[DF_\\w+\\] DEFAULT"),
        Use.of(
            "Northwind, pubs, Flowable, Quartz.NET", "foreign key", "FOREIGN KEY \\(.*REFERENCES"),
        Use.of("Hangfire", "ON UPDATE CASCADE", "ON UPDATE CASCADE"),
        Use.of("Hangfire, Quartz.NET", "ON DELETE CASCADE", "ON DELETE CASCADE"),
        Use.of("Hangfire, pubs", "clustered index that is not unique", "CREATE CLUSTERED INDEX"),
        Use.of(
            "Hangfire, WideWorldImporters",
            "filtered index with included columns",
            "INCLUDE \\(.*WHERE \\(.* IS NOT NULL\\)"),
        Use.of("ELMAH", "descending index column", "CREATE INDEX .* DESC"),
        Use.of("AdventureWorks, WideWorldImporters", "unique index", "CREATE UNIQUE INDEX"),
        Use.of("WideWorldImporters", "unique constraint", "CONSTRAINT \\[UQ_\\w+\\] UNIQUE"),
        Use.of("Hangfire, Quartz.NET", "nvarchar(max), varchar(max)", "varchar\\(max\\)"),
        Use.of("ELMAH", "collation of a column", "COLLATE \\w+"),
        Use.of("ELMAH, pubs", "primary key that is not clustered", "PRIMARY KEY NONCLUSTERED"),
        Use.of("ELMAH", "constraint that was not checked", "WITH NOCHECK"),
        Use.of("AdventureWorks, WideWorldImporters", "schemas", "CREATE SCHEMA \\[\\w+\\]"),
        Use.of("pubs, AdventureWorks", "alias types", "CREATE TYPE .* FROM "),
        Use.of("WideWorldImporters", "table types", "CREATE TYPE .* AS TABLE"),
        Use.of("WideWorldImporters", "sequences", "CREATE SEQUENCE .* START WITH"),
        Use.of("AdventureWorks, WideWorldImporters", "computed column", "\\[\\w+\\] AS \\("),
        Use.of("AdventureWorks", "persisted computed column", "PERSISTED"),
        Use.of("AdventureWorks", "ROWGUIDCOL", "ROWGUIDCOL"),
        Use.of("AdventureWorks", "XML schema collection", "CREATE XML SCHEMA COLLECTION"),
        Use.of("AdventureWorks", "primary XML index", "CREATE PRIMARY XML INDEX"),
        Use.of("AdventureWorks", "NOT FOR REPLICATION", "NOT FOR REPLICATION"),
        Use.of(
            "AdventureWorks, WideWorldImporters", "extended properties", "sp_addextendedproperty"),
        Use.of("AdventureWorks, WideWorldImporters", "full-text index", "CREATE FULLTEXT INDEX"),
        Use.of("AdventureWorks", "trigger on the database", "CREATE TRIGGER .* ON DATABASE"),
        Use.of("AdventureWorks, pubs", "trigger on a table", "CREATE TRIGGER .* AFTER INSERT"),
        Use.of("WideWorldImporters", "temporal tables", "SYSTEM_VERSIONING = ON"),
        Use.of("WideWorldImporters", "masks", "MASKED WITH \\(FUNCTION"),
        Use.of("WideWorldImporters", "security policy", "CREATE SECURITY POLICY"),
        Use.of("WideWorldImporters", "columnstore index", "COLUMNSTORE INDEX"),
        Use.of("WideWorldImporters", "page compression", "DATA_COMPRESSION = PAGE"),
        Use.of("WideWorldImporters", "roles with members", "ALTER ROLE .* ADD MEMBER"),
        Use.of("WideWorldImporters", "permissions", "^GRANT "),
        Use.of("Northwind, pubs, AdventureWorks", "views", "CREATE VIEW"),
        Use.of("Northwind, pubs, AdventureWorks, ELMAH", "procedures", "CREATE PROC"),
        Use.of("AdventureWorks, WideWorldImporters", "functions", "CREATE FUNCTION"),
        Use.of("AdventureWorks", "hierarchyid, geography", "geography"));
  }

  private static List<String> statements;

  @BeforeAll
  static void generate() throws Exception {
    statements = new ArrayList<>(GeneratedStatements.generate().statements());
  }

  @ParameterizedTest
  @MethodSource("uses")
  void aPropertyThatAPublicSchemaUsesIsGenerated(Use use) {
    assertThat(statements).anyMatch(sql -> use.statement().matcher(sql).find());
  }

  @Test
  void atLeastSixSchemasAreRepresentedByMoreThanTheirTables() {
    Set<String> schemas = new TreeSet<>(Set.of(EACH.split(", ")));

    assertThat(schemas)
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(
            schema ->
                assertThat(uses().filter(use -> use.schemas().contains(schema)).count())
                    .isGreaterThanOrEqualTo(5));
    assertThat(uses().flatMap(use -> use.schemas().stream()).collect(Collectors.toSet()))
        .isEqualTo(schemas);
  }
}
