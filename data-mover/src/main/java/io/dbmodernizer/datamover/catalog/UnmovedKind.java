package io.dbmodernizer.datamover.catalog;

import java.util.Locale;

/**
 * The kinds of objects that a source can hold and that a schema plan does not create. The names are
 * codes of findings and are used in requests, so none is renamed.
 */
public enum UnmovedKind {
  /** A trigger on a table. */
  TRIGGER(Effect.BEHAVIOUR),
  /** A table of which the database keeps earlier rows. */
  TEMPORAL_TABLE(Effect.BEHAVIOUR),
  /** A table whose rows are filtered by a security policy. */
  ROW_LEVEL_SECURITY(Effect.BEHAVIOUR),
  /** A column whose values are masked for most logins. */
  MASKED_COLUMN(Effect.BEHAVIOUR),
  /** A column checked by a rule object, or by the constraint of a domain. */
  BOUND_RULE(Effect.BEHAVIOUR),
  /** A column with a default that is an object of its own. */
  BOUND_DEFAULT(Effect.BEHAVIOUR),
  /** A column whose value the database sets at an update. */
  COLUMN_ON_UPDATE(Effect.BEHAVIOUR),
  /** A column whose default also replaces an explicit NULL. */
  DEFAULT_ON_NULL(Effect.BEHAVIOUR),
  /** A column that {@code SELECT *} does not return. */
  HIDDEN_COLUMN(Effect.BEHAVIOUR),
  /** An XML column that a schema collection checks. */
  TYPED_XML_COLUMN(Effect.BEHAVIOUR),
  /** A column that represents all sparse columns of its table. */
  COLUMN_SET(Effect.BEHAVIOUR),
  /** A unique index that ignores duplicates instead of refusing them. */
  IGNORE_DUPLICATE_KEY(Effect.BEHAVIOUR),
  /** A table that the server keeps in memory. */
  MEMORY_OPTIMIZED_TABLE(Effect.BEHAVIOUR),
  /** A table whose changes are linked by hashes. */
  LEDGER_TABLE(Effect.BEHAVIOUR),
  /** A table of files. */
  FILE_TABLE(Effect.BEHAVIOUR),
  /** A column whose values only clients can read. */
  ENCRYPTED_COLUMN(Effect.IMPOSSIBLE),
  /** A table of nodes or edges. */
  GRAPH_TABLE(Effect.IMPOSSIBLE),
  /** A table whose rows are stored outside of the database. */
  EXTERNAL_TABLE(Effect.BEHAVIOUR),
  /** A disabled index that holds the table's rows or implements a key. */
  DISABLED_KEY(Effect.IMPOSSIBLE),
  /** A default, check or computed column that calls an object which is not moved. */
  EXPRESSION_NEEDS_UNMOVED_OBJECT(Effect.IMPOSSIBLE),
  /** A disabled trigger on a table. */
  DISABLED_TRIGGER(Effect.INFORMATIONAL),
  /** A trigger on a view. */
  VIEW_TRIGGER(Effect.INFORMATIONAL),
  /** A view. */
  VIEW(Effect.INFORMATIONAL),
  /** A stored procedure. */
  PROCEDURE(Effect.INFORMATIONAL),
  /** A function or aggregate. */
  FUNCTION(Effect.INFORMATIONAL),
  /** A sequence. */
  SEQUENCE(Effect.INFORMATIONAL),
  /** A synonym. */
  SYNONYM(Effect.INFORMATIONAL),
  /** An alias type, table type or domain. */
  USER_TYPE(Effect.INFORMATIONAL),
  /** A CLR assembly. */
  ASSEMBLY(Effect.INFORMATIONAL),
  /** A rule or default object. */
  RULE_OR_DEFAULT_OBJECT(Effect.INFORMATIONAL),
  /** A named constant. */
  CONSTANT(Effect.INFORMATIONAL),
  /** A trigger on the database. */
  DATABASE_TRIGGER(Effect.INFORMATIONAL),
  /** A role. */
  ROLE(Effect.INFORMATIONAL),
  /** A user. */
  USER(Effect.INFORMATIONAL),
  /** A right granted or denied. */
  PERMISSION(Effect.INFORMATIONAL),
  /** A comment or extended property. */
  COMMENT(Effect.INFORMATIONAL),
  /** A columnstore index. */
  COLUMNSTORE_INDEX(Effect.INFORMATIONAL),
  /** An XML index. */
  XML_INDEX(Effect.INFORMATIONAL),
  /** A spatial index. */
  SPATIAL_INDEX(Effect.INFORMATIONAL),
  /** A full-text index. */
  FULL_TEXT_INDEX(Effect.INFORMATIONAL),
  /** A disabled index. */
  DISABLED_INDEX(Effect.INFORMATIONAL),
  /** An index of another type. */
  OTHER_INDEX(Effect.INFORMATIONAL),
  /** A partition function or scheme, or a partitioned table or index. */
  PARTITIONING(Effect.INFORMATIONAL),
  /** An index with a fill factor or without locks of rows or pages. */
  INDEX_OPTIONS(Effect.INFORMATIONAL),
  /** A compressed table or index. */
  COMPRESSION(Effect.INFORMATIONAL),
  /** A sparse column. */
  SPARSE_COLUMN(Effect.INFORMATIONAL),
  /** A column stored in files. */
  FILESTREAM_COLUMN(Effect.INFORMATIONAL),
  /** A column marked as the row's GUID. */
  ROWGUID_COLUMN(Effect.INFORMATIONAL),
  /** An identity with limits or a cycle, or one that refuses explicit values. */
  IDENTITY_OPTIONS(Effect.INFORMATIONAL),
  /** A constraint or identity that replication ignores. */
  NOT_FOR_REPLICATION(Effect.INFORMATIONAL),
  /** A replicated table. */
  REPLICATION(Effect.INFORMATIONAL),
  /** A table whose changes are tracked. */
  CHANGE_TRACKING(Effect.INFORMATIONAL),
  /** A table whose changes are captured. */
  CHANGE_DATA_CAPTURE(Effect.INFORMATIONAL),
  /** Statistics that a user created. */
  STATISTICS(Effect.INFORMATIONAL),
  /** An XML schema collection. */
  XML_SCHEMA_COLLECTION(Effect.INFORMATIONAL),
  /** A queue of the service broker. */
  SERVICE_BROKER_QUEUE(Effect.INFORMATIONAL),
  /** A key or certificate. */
  KEY_OR_CERTIFICATE(Effect.INFORMATIONAL),
  /** A setting of the database, such as its compatibility level. */
  DATABASE_SETTING(Effect.INFORMATIONAL),
  /** A plan guide. */
  PLAN_GUIDE(Effect.INFORMATIONAL),
  /** A linked or temporary table. */
  LINKED_OR_TEMPORARY_TABLE(Effect.INFORMATIONAL);

  /** The effect on the target if it does not have the object. */
  public enum Effect {
    /** Reads or writes of a moved table give other results. A request can accept this. */
    BEHAVIOUR,
    /** The table cannot be moved. */
    IMPOSSIBLE,
    /** Moved tables behave the same. */
    INFORMATIONAL
  }

  private final Effect effect;

  UnmovedKind(Effect effect) {
    this.effect = effect;
  }

  /** Returns the effect on the target if it does not have the object. */
  public Effect effect() {
    return effect;
  }

  /** Returns the kind in words, for messages: in lower case, with spaces. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
