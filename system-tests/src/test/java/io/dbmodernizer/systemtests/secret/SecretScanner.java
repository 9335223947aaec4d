package io.dbmodernizer.systemtests.secret;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in bytes: as UTF-8, UTF-16 of either byte order, percent-encoded, and inside of
 * base64 text at any of its three alignments. Findings name the secret and never repeat it.
 */
public final class SecretScanner {

  /** A name for the finding, and the bytes to look for. */
  private record Pattern(String name, ByteBuffer bytes) {

    boolean isAt(byte[] text, int at) {
      return at + bytes.capacity() <= text.length
          && ByteBuffer.wrap(text, at, bytes.capacity()).equals(bytes);
    }
  }

  /** By the first two bytes, so that one pass over the bytes looks for everything. */
  private final Map<Integer, List<Pattern>> patterns = new java.util.HashMap<>();

  /**
   * @param secrets the secrets by name
   */
  public SecretScanner(Map<String, String> secrets) {
    secrets.forEach(
        (name, secret) -> {
          if (secret.length() < 8) {
            throw new IllegalArgumentException(name + " is too short to be told from other text");
          }
          add(name + " as UTF-8", secret.getBytes(StandardCharsets.UTF_8));
          add(name + " as UTF-16", secret.getBytes(StandardCharsets.UTF_16LE));
          add(name + " as UTF-16", secret.getBytes(StandardCharsets.UTF_16BE));
          add(name + " as UTF-8", URLEncoder.encode(secret, StandardCharsets.UTF_8));
          for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            for (int before = 0; before < 3; before++) {
              add(name + " in base64", insideBase64(secret.getBytes(charset), before));
            }
          }
        });
  }

  /** The secrets that the bytes contain, each with the form it was found in. */
  public Set<String> find(byte[] bytes) {
    Set<String> found = new TreeSet<>();
    for (int at = 0; at + 1 < bytes.length; at++) {
      List<Pattern> candidates = patterns.get(key(bytes, at));
      if (candidates != null) {
        for (Pattern pattern : candidates) {
          if (pattern.isAt(bytes, at)) {
            found.add(pattern.name());
          }
        }
      }
    }
    return found;
  }

  /** As {@link #find(byte[])}; null contains nothing. */
  public Set<String> findIn(byte @Nullable [] bytes) {
    return bytes == null ? Set.of() : find(bytes);
  }

  private void add(String name, String text) {
    add(name, text.getBytes(StandardCharsets.US_ASCII));
  }

  private void add(String name, byte[] bytes) {
    List<Pattern> same = patterns.computeIfAbsent(key(bytes, 0), key -> new ArrayList<>());
    Pattern pattern = new Pattern(name, ByteBuffer.wrap(bytes));
    if (!same.contains(pattern)) {
      same.add(pattern);
    }
  }

  /**
   * The characters of base64 text that are determined by the secret alone, with bytes before it.
   */
  private static String insideBase64(byte[] secret, int before) {
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    return text.substring(first, shifted.length * 8 / 6);
  }

  private static int key(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
