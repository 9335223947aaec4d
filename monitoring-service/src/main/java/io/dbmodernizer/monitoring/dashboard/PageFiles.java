package io.dbmodernizer.monitoring.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of the page in memory: its own ones and those of the libraries. Their version is a hash
 * of all of them, so that a browser may keep a file of one version for ever.
 */
final class PageFiles {
  private static final String OWN = "classpath:/dashboard/";
  private static final String LIBRARIES = "classpath*:/META-INF/resources/webjars/";
  private static final int VERSION_LENGTH = 16;

  // The address of each library's file below the version, and where the library has it.
  private static final Map<String, String> OF_LIBRARIES =
      Map.of(
          "lib/preact.js", "preact/*/dist/preact.module.js",
          "lib/preact-hooks.js", "preact/*/hooks/dist/hooks.module.js",
          "lib/uplot.js", "uplot/*/dist/uPlot.esm.js",
          "lib/uplot.css", "uplot/*/dist/uPlot.min.css");

  private final SortedMap<String, PageFile> files;
  private final String version;

  private PageFiles(SortedMap<String, PageFile> files) {
    this.files = Collections.unmodifiableSortedMap(files);
    this.version = hash(files);
  }

  /**
   * Reads all files.
   *
   * @throws UncheckedIOException if a file is missing, so that the service does not start
   */
  static PageFiles read() {
    SortedMap<String, PageFile> files = new TreeMap<>();
    try {
      for (String folder : new String[] {"app", "style"}) {
        for (Resource own : find(OWN + folder + "/*.*")) {
          add(files, folder + "/" + own.getFilename(), own);
        }
      }
      for (Map.Entry<String, String> library : OF_LIBRARIES.entrySet()) {
        add(files, library.getKey(), only(LIBRARIES + library.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PageFiles(files);
  }

  /** Returns the page itself, which is not one of the files. */
  static String index() {
    try {
      return only(OWN + "index.html").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the version of all files together. */
  String version() {
    return version;
  }

  /**
   * Returns a file, or null if there is none.
   *
   * @param path path below the version, such as {@code app/main.js}
   */
  @Nullable PageFile find(String askedVersion, String path) {
    return askedVersion.equals(version) ? files.get(path) : null;
  }

  /** Returns the paths of all files. */
  Set<String> paths() {
    return files.keySet();
  }

  private static void add(SortedMap<String, PageFile> files, String path, Resource resource)
      throws IOException {
    files.put(path, PageFile.of(path, resource.getContentAsByteArray()));
  }

  private static Resource only(String pattern) throws IOException {
    Resource[] found = find(pattern);
    if (found.length != 1) {
      throw new IOException(
          "the dashboard needs exactly one file '%s' on the class path, and there are %d"
              .formatted(pattern, found.length));
    }
    return found[0];
  }

  private static Resource[] find(String pattern) throws IOException {
    return new PathMatchingResourcePatternResolver().getResources(pattern);
  }

  private static String hash(SortedMap<String, PageFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (path, file) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update(file.content());
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
