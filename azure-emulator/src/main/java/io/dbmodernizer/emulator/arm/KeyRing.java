package io.dbmodernizer.emulator.arm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.h2.mvstore.MVMap;

/**
 * Access keys of resources. They are derived from one random value per data folder, so none is
 * stored, and they stay the same until they are regenerated.
 */
public final class KeyRing {

  private static final String ALGORITHM = "HmacSHA512";

  private final ResourceStore store;
  private final MVMap<String, String> generations;
  private final byte[] seed;

  public KeyRing(ResourceStore store) {
    this.store = store;
    this.generations = store.map("key-generations");
    this.seed =
        generations
            .computeIfAbsent("", key -> UUID.randomUUID().toString() + UUID.randomUUID())
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a key of a resource: 64 bytes in base64. */
  public String key(ResourceId resource, String name) {
    String generation = generations.getOrDefault(entry(resource, name), "0");
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(seed, ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(
              mac.doFinal(
                  (entry(resource, name) + "#" + generation).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Replaces a key of a resource by a new one. */
  public void regenerate(ResourceId resource, String name) {
    generations.merge(
        entry(resource, name), "1", (old, one) -> Integer.toString(Integer.parseInt(old) + 1));
    store.commit();
  }

  private static String entry(ResourceId resource, String name) {
    return resource.key() + "#" + name;
  }
}
