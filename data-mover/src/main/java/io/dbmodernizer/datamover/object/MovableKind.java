package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Kinds of objects that move beside tables, in the order in which objects without dependencies on
 * each other are created. The names are part of events, so none is ever renamed.
 */
public enum MovableKind {
  /** A setting of the database. The target always has one, so it is set and not created. */
  DATABASE_SETTING(UnmovedKind.DATABASE_SETTING, Phase.BEFORE_TABLES),
  /** An alias type, table type or domain. */
  USER_TYPE(UnmovedKind.USER_TYPE, Phase.BEFORE_TABLES),
  /** A sequence. */
  SEQUENCE(UnmovedKind.SEQUENCE, Phase.BEFORE_TABLES),
  /** An XML schema collection. */
  XML_SCHEMA_COLLECTION(UnmovedKind.XML_SCHEMA_COLLECTION, Phase.BEFORE_TABLES),
  /** A partition function. */
  PARTITION_FUNCTION(UnmovedKind.PARTITIONING, Phase.BEFORE_TABLES),
  /** A partition scheme. */
  PARTITION_SCHEME(UnmovedKind.PARTITIONING, Phase.BEFORE_TABLES),
  /** The partitions of an index or table. New ones are created with them. */
  PARTITIONING(UnmovedKind.PARTITIONING, Phase.AFTER_ROWS),
  /** An XML column that a schema collection checks. */
  TYPED_XML_COLUMN(UnmovedKind.TYPED_XML_COLUMN, Phase.AFTER_ROWS),
  /** A sparse column. SQL Server refuses to alter a column that a view is bound to. */
  SPARSE_COLUMN(UnmovedKind.SPARSE_COLUMN, Phase.AFTER_ROWS),
  /** A column marked as the row's GUID. */
  ROWGUID_COLUMN(UnmovedKind.ROWGUID_COLUMN, Phase.AFTER_ROWS),
  /** A column whose values are masked for most logins. */
  MASKED_COLUMN(UnmovedKind.MASKED_COLUMN, Phase.AFTER_ROWS),
  /** An identity or constraint that replication ignores. */
  NOT_FOR_REPLICATION(UnmovedKind.NOT_FOR_REPLICATION, Phase.AFTER_ROWS),
  /** A columnstore index. */
  COLUMNSTORE_INDEX(UnmovedKind.COLUMNSTORE_INDEX, Phase.AFTER_ROWS),
  /** An XML index. */
  XML_INDEX(UnmovedKind.XML_INDEX, Phase.AFTER_ROWS),
  /** A spatial index. */
  SPATIAL_INDEX(UnmovedKind.SPATIAL_INDEX, Phase.AFTER_ROWS),
  /** The fill factor and the locks of an index. */
  INDEX_OPTIONS(UnmovedKind.INDEX_OPTIONS, Phase.AFTER_ROWS),
  /** The compression of an index or of a table without a clustered index. */
  COMPRESSION(UnmovedKind.COMPRESSION, Phase.AFTER_ROWS),
  /** A unique index that ignores duplicates instead of refusing them. */
  IGNORE_DUPLICATE_KEY(UnmovedKind.IGNORE_DUPLICATE_KEY, Phase.AFTER_ROWS),
  /** A disabled index. It comes after the statements that rebuild indexes. */
  DISABLED_INDEX(UnmovedKind.DISABLED_INDEX, Phase.AFTER_ROWS),
  /** A catalog of full-text indexes. */
  FULL_TEXT_CATALOG(UnmovedKind.FULL_TEXT_INDEX, Phase.AFTER_ROWS),
  /** A list of words that full-text indexes leave out. */
  FULL_TEXT_STOPLIST(UnmovedKind.FULL_TEXT_INDEX, Phase.AFTER_ROWS),
  /** A full-text index. */
  FULL_TEXT_INDEX(UnmovedKind.FULL_TEXT_INDEX, Phase.AFTER_ROWS),
  /** The change tracking of a table or of the database. */
  CHANGE_TRACKING(UnmovedKind.CHANGE_TRACKING, Phase.AFTER_ROWS),
  /** Statistics that a user created. */
  STATISTICS(UnmovedKind.STATISTICS, Phase.AFTER_ROWS),
  /** A role of the database. Moves only if the request asks for it, as the next four kinds. */
  ROLE(UnmovedKind.ROLE, Phase.AFTER_ROWS),
  /** A user of the database. */
  USER(UnmovedKind.USER, Phase.AFTER_ROWS),
  /** The membership of a user or role in a role. */
  ROLE_MEMBER(UnmovedKind.ROLE, Phase.AFTER_ROWS),
  /** The owner of a schema. Setting it drops permissions, so it comes before these. */
  SCHEMA_OWNER(UnmovedKind.PERMISSION, Phase.AFTER_ROWS),
  /** A synonym. SQL Server checks its target only when it is used, so it comes before views. */
  SYNONYM(UnmovedKind.SYNONYM, Phase.AFTER_ROWS),
  /** A function or aggregate. */
  FUNCTION(UnmovedKind.FUNCTION, Phase.AFTER_ROWS),
  /** A view. */
  VIEW(UnmovedKind.VIEW, Phase.AFTER_ROWS),
  /** A stored procedure. */
  PROCEDURE(UnmovedKind.PROCEDURE, Phase.AFTER_ROWS),
  /** A rule or default object of SQL Server. */
  RULE_OR_DEFAULT_OBJECT(UnmovedKind.RULE_OR_DEFAULT_OBJECT, Phase.AFTER_ROWS),
  /** A right granted or denied. It comes after the objects that it is about. */
  PERMISSION(UnmovedKind.PERMISSION, Phase.AFTER_ROWS),
  /** A default object bound to a column or alias type. */
  BOUND_DEFAULT(UnmovedKind.BOUND_DEFAULT, Phase.LAST),
  /** A rule bound to a column or alias type. Rows that are older than the binding may break it. */
  BOUND_RULE(UnmovedKind.BOUND_RULE, Phase.LAST),
  /**
   * The period and the versioning of a table. They come last: no row of the history could be
   * written with them.
   */
  TEMPORAL_TABLE(UnmovedKind.TEMPORAL_TABLE, Phase.LAST),
  /** A trigger on a view. */
  VIEW_TRIGGER(UnmovedKind.VIEW_TRIGGER, Phase.LAST),
  /** A trigger on a table. */
  TRIGGER(UnmovedKind.TRIGGER, Phase.LAST),
  /** A policy that filters the rows of tables, or blocks writes to them. */
  SECURITY_POLICY(UnmovedKind.ROW_LEVEL_SECURITY, Phase.LAST),
  /** A comment or extended property. It comes late, because triggers can have one. */
  COMMENT(UnmovedKind.COMMENT, Phase.LAST),
  /** A trigger on the database. It is the last: it may fire while objects are created. */
  DATABASE_TRIGGER(UnmovedKind.DATABASE_TRIGGER, Phase.LAST);

  /** When objects of a kind are created. */
  public enum Phase {
    /** Before the tables. */
    BEFORE_TABLES,
    /** After the rows; before the tables if a table needs the object. */
    AFTER_ROWS,
    /** After everything else, because the object changes what statements on tables do. */
    LAST
  }

  private static final Set<MovableKind> OF_PRINCIPALS =
      EnumSet.of(ROLE, USER, ROLE_MEMBER, SCHEMA_OWNER, PERMISSION);

  private final UnmovedKind finding;
  private final Phase phase;

  MovableKind(UnmovedKind finding, Phase phase) {
    this.finding = finding;
    this.phase = phase;
  }

  /** Returns the kinds that move from a product that has all of them. */
  public static Set<MovableKind> moved(PrincipalMove principals) {
    return principals.moves()
        ? EnumSet.allOf(MovableKind.class)
        : EnumSet.complementOf(EnumSet.copyOf(OF_PRINCIPALS));
  }

  /** Returns the kind of the finding about an object that does not move. */
  public UnmovedKind finding() {
    return finding;
  }

  /** Returns when objects of this kind are created. */
  public Phase phase() {
    return phase;
  }

  /** Returns whether objects of this kind come last, so that none exists while rows are copied. */
  public boolean comesLast() {
    return phase == Phase.LAST;
  }

  /** Returns the kind in words, for messages. */
  public String inWords() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
