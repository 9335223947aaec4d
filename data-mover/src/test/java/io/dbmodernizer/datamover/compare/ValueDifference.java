package io.dbmodernizer.datamover.compare;

/** A difference of one value between the sides. */
enum ValueDifference {
  LEAST_STEP("least step", "every type has one"),
  ZERO("zero or empty instead of NULL", "every type has one"),
  SIGN("other sign", "the type has no sign"),
  LARGEST("least step beyond the digits of a double", "the type has fewer digits"),
  NEGATIVE_ZERO("negative zero", "the type has one zero"),
  TIME_PART("other time of day", "the type has no time of day"),
  OFFSET("same instant, other offset", "the type has no offset"),
  BEFORE_1582("one day before the calendar changed", "the type has no date"),
  TRAILING("trailing blank or zero byte", "the type has no length"),
  CASE("other case", "the type has no letters"),
  ACCENT("composed and decomposed letter", "the type has no letters"),
  SURROGATE("unpaired surrogate and question mark", "the type has no letters"),
  OTHER_SURROGATE("unpaired surrogate and another", "the type has no letters"),
  BEYOND("more than the source's type shows", "no type holds more");

  private final String words;
  private final String elsewhere;

  ValueDifference(String words, String elsewhere) {
    this.words = words;
    this.elsewhere = elsewhere;
  }

  String words() {
    return words;
  }

  /** Why the difference does not exist for types that have no value of it. */
  String elsewhere() {
    return elsewhere;
  }
}
