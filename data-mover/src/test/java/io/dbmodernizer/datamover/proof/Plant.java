package io.dbmodernizer.datamover.proof;

import java.util.List;

/**
 * One difference between two databases that are otherwise equal.
 *
 * @param what the difference in words, unique
 * @param source the statements that change the source
 * @param target the statements that change the target
 * @param kind the kind under which it is reported, or {@link #ROWS}
 * @param object the object under which it is reported
 * @param bothWays whether it is a difference also if source and target change their places
 */
record Plant(
    String what,
    List<String> source,
    List<String> target,
    String kind,
    String object,
    boolean bothWays) {

  /** The kind of a difference in rows. */
  static final String ROWS = "ROWS";

  static Plant onTarget(String what, String kind, String object, String... changes) {
    return new Plant(what, List.of(), List.of(changes), kind, object, true);
  }

  static Plant onSource(String what, String kind, String object, String... changes) {
    return new Plant(what, List.of(changes), List.of(), kind, object, true);
  }

  Plant oneWay() {
    return new Plant(what, source, target, kind, object, false);
  }

  @Override
  public String toString() {
    return what;
  }
}
