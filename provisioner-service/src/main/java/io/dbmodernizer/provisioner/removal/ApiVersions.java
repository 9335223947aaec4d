package io.dbmodernizer.provisioner.removal;

/** The api-versions of the removals: those that the Azure SDK sends when it creates. */
final class ApiVersions {
  static final String SQL = "2021-11-01";
  static final String STORAGE = "2025-06-01";
  static final String RESOURCES = "2025-04-01";

  private ApiVersions() {}
}
