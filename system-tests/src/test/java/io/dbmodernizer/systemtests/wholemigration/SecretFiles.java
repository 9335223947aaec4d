package io.dbmodernizer.systemtests.wholemigration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Secrets in files, each made when it is first referred to. */
record SecretFiles(Path folder) {

  /** Makes a secret and returns it. */
  String create(String name) throws IOException {
    return create(name, "S3c-" + UUID.randomUUID());
  }

  /** Keeps a secret and returns it; one that is there stays. */
  String create(String name, String value) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Files.writeString(file, value);
    }
    return Files.readString(file);
  }

  /** How a request refers to a secret. */
  String reference(String name) throws IOException {
    create(name);
    return "file:" + folder.resolve(name).toAbsolutePath();
  }
}
