package io.dbmodernizer.cli.platform;

/** The tenant and the client ids that the local emulator accepts. */
final class LocalIdentity {

  /** Id of the tenant. */
  static final String TENANT = "00000000-0000-4000-8000-000000000001";

  private LocalIdentity() {}

  /** Returns the client id with this number, 0 to 99. */
  static String client(int number) {
    return "00000000-0000-4000-8000-0000000000%02d".formatted(number);
  }
}
