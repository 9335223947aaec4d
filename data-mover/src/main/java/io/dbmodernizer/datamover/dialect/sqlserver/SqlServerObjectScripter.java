package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.ObjectScripter;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.Script;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Synonym;
import io.dbmodernizer.datamover.object.Trigger;
import io.dbmodernizer.datamover.object.UserType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes T-SQL. A module is created under the settings that it has on the source. */
final class SqlServerObjectScripter implements ObjectScripter {

  private final SqlServerDialect dialect;

  SqlServerObjectScripter(SqlServerDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public Script create(DatabaseObject object) {
    if (object instanceof SqlModule module) {
      return under(module.options(), module.definition(), List.of());
    }
    if (object instanceof Trigger trigger) {
      return under(
          trigger.options(),
          trigger.definition(),
          trigger.enabled() ? List.of() : List.of(enabling(trigger, false)));
    }
    if (object instanceof Sequence sequence) {
      return Script.of(
          "CREATE SEQUENCE "
              + dialect.quote(sequence.id())
              + " AS "
              + sequence.type()
              + " START WITH "
              + sequence.start()
              + options(sequence));
    }
    if (object instanceof Synonym synonym) {
      return Script.of(
          "CREATE SYNONYM " + dialect.quote(synonym.id()) + " FOR " + synonym.target());
    }
    if (object instanceof Feature feature) {
      return Script.of(feature.statements());
    }
    if (object instanceof UserType type) {
      return Script.of("CREATE TYPE " + dialect.quote(type.id()) + " " + type.definition());
    }
    throw new IllegalArgumentException(
        object.id() + " cannot be created: " + ((OpaqueObject) object).reason());
  }

  private static Script under(CreationOptions options, String statement, List<String> completion) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    if (!options.ansiNulls()) {
      before.add("SET ANSI_NULLS OFF");
      after.add("SET ANSI_NULLS ON");
    }
    if (!options.quotedIdentifier()) {
      before.add("SET QUOTED_IDENTIFIER OFF");
      after.add("SET QUOTED_IDENTIFIER ON");
    }
    return new Script(before, statement, completion, after);
  }

  private static String options(Sequence sequence) {
    Long cache = sequence.cache();
    return " INCREMENT BY "
        + sequence.increment()
        + " MINVALUE "
        + sequence.minimum()
        + " MAXVALUE "
        + sequence.maximum()
        + (sequence.cycles() ? " CYCLE" : " NO CYCLE")
        + (cache == null ? " CACHE" : cache == 0 ? " NO CACHE" : " CACHE " + cache);
  }

  @Override
  public Script continueAt(Sequence sequence, BigInteger next) {
    return Script.of("ALTER SEQUENCE " + dialect.quote(sequence.id()) + " RESTART WITH " + next);
  }

  @Override
  public Optional<Script> enable(Trigger trigger, boolean enabled) {
    return Optional.of(Script.of(enabling(trigger, enabled)));
  }

  private String enabling(Trigger trigger, boolean enabled) {
    return (enabled ? "ENABLE" : "DISABLE")
        + " TRIGGER "
        + dialect.quote(trigger.id())
        + " ON "
        + (trigger.parent() == null ? "DATABASE" : dialect.quote(trigger.parent()));
  }

  @Override
  public String createSchema(String name) {
    return "CREATE SCHEMA " + dialect.quote(name);
  }
}
