package io.dbmodernizer.systemtests.wholemigration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Secrets in files, created at the first reference. */
record SecretFiles(Path folder) {

  /** Creates a secret and returns it. */
  String create(String name) throws IOException {
    return create(name, "S3c-" + UUID.randomUUID());
  }

  /** Stores a secret unless it exists, and returns it. */
  String create(String name, String value) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Files.writeString(file, value);
    }
    return Files.readString(file);
  }

  /** Returns the reference to a secret. */
  String reference(String name) throws IOException {
    create(name);
    return "file:" + folder.resolve(name).toAbsolutePath();
  }
}
