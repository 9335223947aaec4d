package io.dbmodernizer.datamover.assessment;

import io.dbmodernizer.datamover.catalog.UnmovedKind;

/**
 * The consequence if objects of a kind are not on the target, for people.
 *
 * @param meaning what is missing there
 * @param remedy what to do about it
 */
record UnmovedExplanation(String meaning, String remedy) {

  private static final String CREATE =
      "script them from the source and create them on the target after the migration";

  static UnmovedExplanation of(UnmovedKind kind) {
    return switch (kind) {
      case TRIGGER ->
          of("these triggers cannot be moved, so writes on the target do not fire them", CREATE);
      case TEMPORAL_TABLE ->
          of(
              "the versioning of these tables cannot be moved, so the target keeps no history"
                  + " of changes",
              "switch SYSTEM_VERSIONING on on the target after the migration");
      case ROW_LEVEL_SECURITY ->
          of(
              "these security policies cannot be moved, so the target shows every row to"
                  + " every reader",
              CREATE);
      case MASKED_COLUMN ->
          of(
              "these masks cannot be moved, so the target shows the values of these columns"
                  + " unmasked",
              "add the masks on the target after the migration");
      case BOUND_RULE ->
          of(
              "these bindings of rules cannot be moved, so the target accepts values the source"
                  + " refuses",
              "turn the rules into check constraints on the source");
      case BOUND_DEFAULT ->
          of(
              "these bindings of defaults cannot be moved, so the target stores NULL or refuses the"
                  + " row",
              "turn the bound defaults into default constraints on the source");
      case COLUMN_ON_UPDATE ->
          of(
              "ON UPDATE clauses of columns are not moved, so an update on the target keeps the old"
                  + " value",
              "let the programs set these columns");
      case DEFAULT_ON_NULL ->
          of(
              "DEFAULT ON NULL is not moved, so the target refuses or stores an explicit NULL",
              "let the programs leave these columns out of their inserts");
      case HIDDEN_COLUMN ->
          of(
              "columns are created visible, so the target returns them for SELECT *",
              "hide them on the target after the migration, or make them visible on the source");
      case TYPED_XML_COLUMN ->
          of(
              "these XML columns cannot be bound to their schema collection, so the target accepts"
                  + " any XML",
              "create the collections on the target and bind the columns after the migration");
      case COLUMN_SET ->
          of(
              "column sets are not moved, so SELECT * gives other columns on the target",
              "drop the column sets on the source, or create the tables on the target by hand");
      case IGNORE_DUPLICATE_KEY ->
          of(
              "IGNORE_DUP_KEY of these indexes cannot be moved, so the target refuses"
                  + " duplicates that the source ignores",
              "set IGNORE_DUP_KEY on the indexes of the target after the migration");
      case MEMORY_OPTIMIZED_TABLE ->
          of(
              "memory-optimized tables are created on disk, where transactions lock and wait",
              "create the tables on the target by hand before the migration");
      case LEDGER_TABLE ->
          of(
              "ledger tables are created as ordinary ones, so the target cannot prove its history",
              "create the tables on the target by hand before the migration");
      case FILE_TABLE ->
          of(
              "FileTables are created as ordinary tables, so their files are rows only",
              "move the files to a storage account, and leave the tables out of the request");
      case EXTERNAL_TABLE ->
          of(
              "external tables are created as ordinary ones with a copy of their rows",
              "leave the tables out of the request, and create them on the target by hand");
      case ENCRYPTED_COLUMN ->
          of(
              "columns are encrypted by clients, so their values cannot be read and compared",
              "decrypt the columns on the source, or leave their tables out of the request");
      case GRAPH_TABLE ->
          of("graph tables cannot be created or copied", "leave the tables out of the request");
      case DISABLED_KEY ->
          of(
              "keys or clustered indexes are disabled, so rows or references cannot be moved",
              "rebuild the indexes on the source, or drop them");
      case EXPRESSION_NEEDS_UNMOVED_OBJECT ->
          of(
              "defaults, checks or computed columns need objects that cannot be moved, so the"
                  + " tables cannot be created",
              "create the functions on the target before the migration and leave the tables out of"
                  + " the request, or replace the calls on the source");
      case DISABLED_TRIGGER -> of("these disabled triggers cannot be moved", CREATE);
      case VIEW_TRIGGER -> of("these triggers on views cannot be moved", CREATE);
      case VIEW -> of("these views cannot be moved", CREATE);
      case PROCEDURE -> of("these procedures cannot be moved", CREATE);
      case FUNCTION -> of("these functions cannot be moved", CREATE);
      case SEQUENCE -> of("these sequences cannot be moved", CREATE);
      case SYNONYM -> of("these synonyms cannot be moved", CREATE);
      case USER_TYPE ->
          of("these types cannot be moved; columns are created with the underlying type", CREATE);
      case ASSEMBLY ->
          of(
              "assemblies are not moved, and Azure SQL Database takes none",
              "replace their functions before the programs use the target");
      case RULE_OR_DEFAULT_OBJECT -> of("these rule and default objects cannot be moved", CREATE);
      case CONSTANT -> of("constants are not moved", CREATE);
      case DATABASE_TRIGGER -> of("these triggers on the database cannot be moved", CREATE);
      case ROLE ->
          of(
              "these roles are not moved",
              "ask for roles with migration.principals, or create them on the target after the"
                  + " migration");
      case USER ->
          of(
              "these users are not moved",
              "ask for users with migration.principals, or create those that the programs need on"
                  + " the target after the migration");
      case PERMISSION ->
          of(
              "these permissions are not moved",
              "ask for permissions with migration.principals, or grant on the target what the"
                  + " programs need");
      case COMMENT -> of("these comments and extended properties cannot be moved", CREATE);
      case COLUMNSTORE_INDEX ->
          of(
              "these columnstore indexes cannot be moved, so large scans are slower on the target",
              CREATE);
      case XML_INDEX -> of("these XML indexes cannot be moved", CREATE);
      case SPATIAL_INDEX -> of("these spatial indexes cannot be moved", CREATE);
      case FULL_TEXT_INDEX ->
          of(
              "these full-text indexes cannot be moved, so the target refuses full-text queries",
              CREATE);
      case DISABLED_INDEX ->
          of(
              "these disabled indexes cannot be moved",
              "none, unless you plan to rebuild them on the target");
      case OTHER_INDEX -> of("indexes of other types are not moved", CREATE);
      case PARTITIONING ->
          of(
              "these partition functions and schemes cannot be moved; what uses them is created"
                  + " unpartitioned",
              "partition it on the target after the migration if that is needed");
      case INDEX_OPTIONS ->
          of(
              "fill factors and lock options of these indexes cannot be moved",
              "set them on the target");
      case COMPRESSION ->
          of(
              "these tables and indexes cannot be compressed as on the source",
              "rebuild them with DATA_COMPRESSION on the target after the migration");
      case SPARSE_COLUMN ->
          of("these columns cannot be made sparse", "add SPARSE on the target after the migration");
      case FILESTREAM_COLUMN ->
          of(
              "FILESTREAM columns are created as varbinary(max)",
              "none, unless a program opens the values as files");
      case ROWGUID_COLUMN ->
          of(
              "ROWGUIDCOL of these columns cannot be moved",
              "add ROWGUIDCOL on the target if a program uses $ROWGUID");
      case IDENTITY_OPTIONS ->
          of(
              "identity columns are created without limits and cycles, and take explicit values",
              "none, unless a program relies on a refusal");
      case NOT_FOR_REPLICATION ->
          of(
              "NOT FOR REPLICATION of these constraints and identities cannot be moved",
              "add it on the target before you replicate the target");
      case REPLICATION -> of("publications are not moved", "publish the target if that is needed");
      case CHANGE_TRACKING ->
          of(
              "this change tracking cannot be moved",
              "switch it on on the target after the migration");
      case CHANGE_DATA_CAPTURE ->
          of("change data capture is not moved", "switch it on on the target after the migration");
      case STATISTICS -> of("these statistics cannot be moved", CREATE);
      case XML_SCHEMA_COLLECTION -> of("these XML schema collections cannot be moved", CREATE);
      case SERVICE_BROKER_QUEUE ->
          of(
              "queues are not moved, and Azure SQL Database has no service broker between"
                  + " databases",
              "replace the queues before the programs use the target");
      case KEY_OR_CERTIFICATE -> of("keys and certificates are not moved", CREATE);
      case DATABASE_SETTING ->
          of(
              "these settings of the database cannot be moved, so statements may give other"
                  + " results",
              "test the programs with the settings of the target, or set them there");
      case PLAN_GUIDE -> of("plan guides are not moved", CREATE);
      case LINKED_OR_TEMPORARY_TABLE ->
          of("linked and temporary tables are not moved", "none, unless a program needs them");
    };
  }

  private static UnmovedExplanation of(String meaning, String remedy) {
    return new UnmovedExplanation(meaning, remedy);
  }
}
