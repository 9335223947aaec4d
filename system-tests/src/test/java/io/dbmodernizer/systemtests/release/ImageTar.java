package io.dbmodernizer.systemtests.release;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image in the form of docker save.
 *
 * @param config the configuration of the image
 * @param files the entries of its layers
 */
record ImageTar(JsonNode config, List<ImageFile> files) {
  private static final int PERMISSIONS = 0777;

  /** Reads an image. */
  static ImageTar read(Path file) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        parts.put(entry.getName(), tar.readAllBytes());
      }
    }
    JsonNode manifest = json(parts, "manifest.json").get(0);
    List<ImageFile> files = new ArrayList<>();
    for (JsonNode layer : manifest.path("Layers")) {
      files.addAll(layer(part(parts, layer.asString())));
    }
    return new ImageTar(json(parts, manifest.path("Config").asString()), files);
  }

  private static List<ImageFile> layer(byte[] content) throws IOException {
    boolean zipped = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    List<ImageFile> files = new ArrayList<>();
    try (InputStream bytes = new ByteArrayInputStream(content);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(zipped ? new GZIPInputStream(bytes) : bytes)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.add(
            new ImageFile(
                entry.getName().replaceAll("^/|/$", ""),
                entry.isDirectory(),
                entry.getMode() & PERMISSIONS,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime().toInstant().getEpochSecond()));
      }
    }
    return files;
  }

  private static JsonNode json(Map<String, byte[]> parts, String name) {
    return JsonMapper.shared().readTree(part(parts, name));
  }

  private static byte[] part(Map<String, byte[]> parts, String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }
}
