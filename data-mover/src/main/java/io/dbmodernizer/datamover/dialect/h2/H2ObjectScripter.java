package io.dbmodernizer.datamover.dialect.h2;

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
import java.util.Optional;

/** Writes H2's statements. A view is created only if H2 can compile it. */
final class H2ObjectScripter implements ObjectScripter {

  private final H2Dialect dialect;

  H2ObjectScripter(H2Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public Script create(DatabaseObject object) {
    if (object instanceof SqlModule module) {
      return Script.of(module.definition());
    }
    if (object instanceof Trigger trigger) {
      return Script.of(trigger.definition());
    }
    if (object instanceof Sequence sequence) {
      Long cache = sequence.cache();
      return Script.of(
          "CREATE SEQUENCE "
              + dialect.quote(sequence.id())
              + " AS "
              + sequence.type()
              + " START WITH "
              + sequence.start()
              + " INCREMENT BY "
              + sequence.increment()
              + " MINVALUE "
              + sequence.minimum()
              + " MAXVALUE "
              + sequence.maximum()
              + (sequence.cycles() ? " CYCLE" : " NO CYCLE")
              + (cache == null ? "" : " CACHE " + cache));
    }
    if (object instanceof Synonym synonym) {
      return Script.of(
          "CREATE SYNONYM " + dialect.quote(synonym.id()) + " FOR " + synonym.target());
    }
    if (object instanceof Feature feature) {
      return Script.of(feature.statements());
    }
    if (object instanceof UserType type) {
      return Script.of("CREATE DOMAIN " + dialect.quote(type.id()) + " AS " + type.definition());
    }
    throw new IllegalArgumentException(
        object.id() + " cannot be created: " + ((OpaqueObject) object).reason());
  }

  @Override
  public Script continueAt(Sequence sequence, BigInteger next) {
    return Script.of("ALTER SEQUENCE " + dialect.quote(sequence.id()) + " RESTART WITH " + next);
  }

  /** H2's triggers fire as long as they exist. */
  @Override
  public Optional<Script> enable(Trigger trigger, boolean enabled) {
    return Optional.empty();
  }

  @Override
  public String createSchema(String name) {
    return "CREATE SCHEMA " + dialect.quote(name);
  }
}
