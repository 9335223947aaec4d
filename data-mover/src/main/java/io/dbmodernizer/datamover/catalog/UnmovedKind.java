package io.dbmodernizer.datamover.catalog;

import java.util.Locale;

/**
 * Kinds of things that a source can hold and a schema plan does not create. The names are the codes
 * of findings and stand in requests, so none is ever renamed.
 */
public enum UnmovedKind {
  /** A trigger on a table. */
  TRIGGER(Effect.BEHAVIOUR),
  /** A table whose earlier rows are kept by the database. */
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
  /** A column that an asterisk does not select. */
  HIDDEN_COLUMN(Effect.BEHAVIOUR),
  /** An XML column that a schema collection checks. */
  TYPED_XML_COLUMN(Effect.BEHAVIOUR),
  /** A column that stands for all sparse ones. */
  COLUMN_SET(Effect.BEHAVIOUR),
  /** A unique index that passes over duplicates instead of refusing them. */
  IGNORE_DUPLICATE_KEY(Effect.BEHAVIOUR),
  /** A table in the memory of the server. */
  MEMORY_OPTIMIZED_TABLE(Effect.BEHAVIOUR),
  /** A table whose changes are chained by hashes. */
  LEDGER_TABLE(Effect.BEHAVIOUR),
  /** A table of files. */
  FILE_TABLE(Effect.BEHAVIOUR),
  /** A column whose values only clients can read. */
  ENCRYPTED_COLUMN(Effect.IMPOSSIBLE),
  /** A table of nodes or edges. */
  GRAPH_TABLE(Effect.IMPOSSIBLE),
  /** A table whose rows are elsewhere. */
  EXTERNAL_TABLE(Effect.BEHAVIOUR),
  /** A switched-off index that holds the table's rows or stands for a key. */
  DISABLED_KEY(Effect.IMPOSSIBLE),
  /** A default, check or computed column that calls an object which is not moved. */
  EXPRESSION_NEEDS_UNMOVED_OBJECT(Effect.IMPOSSIBLE),
  /** A switched-off trigger on a table. */
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
  /** A switched-off index. */
  DISABLED_INDEX(Effect.INFORMATIONAL),
  /** An index of another type. */
  OTHER_INDEX(Effect.INFORMATIONAL),
  /** A partitioned table or index. */
  PARTITIONING(Effect.INFORMATIONAL),
  /** A compressed table or index. */
  COMPRESSION(Effect.INFORMATIONAL),
  /** A sparse column. */
  SPARSE_COLUMN(Effect.INFORMATIONAL),
  /** A column stored in files. */
  FILESTREAM_COLUMN(Effect.INFORMATIONAL),
  /** A column marked as the row's GUID. */
  ROWGUID_COLUMN(Effect.INFORMATIONAL),
  /** An identity with limits, a cycle or refusing explicit values. */
  IDENTITY_OPTIONS(Effect.INFORMATIONAL),
  /** A constraint or identity that replication passes over. */
  NOT_FOR_REPLICATION(Effect.INFORMATIONAL),
  /** A replicated table. */
  REPLICATION(Effect.INFORMATIONAL),
  /** A table whose changes are tracked. */
  CHANGE_TRACKING(Effect.INFORMATIONAL),
  /** A table whose changes are captured. */
  CHANGE_DATA_CAPTURE(Effect.INFORMATIONAL),
  /** Statistics that somebody created. */
  STATISTICS(Effect.INFORMATIONAL),
  /** An XML schema collection. */
  XML_SCHEMA_COLLECTION(Effect.INFORMATIONAL),
  /** A queue of the service broker. */
  SERVICE_BROKER_QUEUE(Effect.INFORMATIONAL),
  /** A key or certificate. */
  KEY_OR_CERTIFICATE(Effect.INFORMATIONAL),
  /** A plan guide. */
  PLAN_GUIDE(Effect.INFORMATIONAL),
  /** A table that is a link, or is not kept. */
  LINKED_OR_TEMPORARY_TABLE(Effect.INFORMATIONAL);

  /** What it means that the target does not have it. */
  public enum Effect {
    /** Reads or writes of a moved table give other results; somebody may accept that. */
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

  /** What it means that the target does not have it. */
  public Effect effect() {
    return effect;
  }

  /** The kind in words, for messages. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
