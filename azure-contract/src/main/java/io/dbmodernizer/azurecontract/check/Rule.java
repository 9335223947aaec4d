package io.dbmodernizer.azurecontract.check;

/** The rule that something breaks, or with which it is worth a note. */
public enum Rule {
  UNKNOWN_PROPERTY,
  MISSING,
  TYPE,
  NULL,
  ENUM,
  PATTERN,
  LENGTH,
  RANGE,
  FORMAT,
  DISCRIMINATOR,
  /** A secret, or what can only be written, in an answer. */
  SECRET,
  STATUS,
  BODY,
  HEADER,
  UNKNOWN_PARAMETER,
  /** Azure ignores what it alone sets; Microsoft's own libraries send such properties back. */
  READ_ONLY(true),
  /** A value beyond an enum that is declared to grow. */
  OPEN_ENUM(true),
  /** A body where the file has none, as Azure answers for some accepted changes. */
  UNDOCUMENTED_BODY(true);

  private final boolean note;

  Rule() {
    this(false);
  }

  Rule(boolean note) {
    this.note = note;
  }

  /** Whether it is reported without being a violation. */
  public boolean isNote() {
    return note;
  }
}
