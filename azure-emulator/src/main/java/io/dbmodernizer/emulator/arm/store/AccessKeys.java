package io.dbmodernizer.emulator.arm.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.h2.mvstore.MVMap;

/**
 * The access keys of resources, for example of storage accounts. A key is derived from one random
 * value per data folder and is not stored. It stays the same until it is regenerated or its
 * resource is removed.
 */
public final class AccessKeys {

  private static final String ALGORITHM = "HmacSHA512";

  private final ResourceStore store;

  /** A random text for each key. A regenerated key has a new one. */
  private final MVMap<String, String> generations;

  private final byte[] seed;

  /** Creates the keys of a store. The first call for a store makes its random value. */
  public AccessKeys(ResourceStore store) {
    this.store = store;
    this.generations = store.map("key-generations");
    this.seed =
        generations
            .computeIfAbsent("", key -> UUID.randomUUID().toString() + UUID.randomUUID())
            .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns a key of a resource: 64 bytes in base64.
   *
   * @param name name of the key, for example {@code key1}
   */
  public String key(ResourceId resource, String name) {
    String entry = entry(resource, name);
    String generation = generations.computeIfAbsent(entry, key -> UUID.randomUUID().toString());
    store.commit();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(seed, ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal((entry + "#" + generation).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Replaces a key of a resource by a new random one. */
  public void regenerate(ResourceId resource, String name) {
    generations.put(entry(resource, name), UUID.randomUUID().toString());
    store.commit();
  }

  /** Removes the keys of a removed resource. A later resource with the same name has other keys. */
  public void forget(ResourceId resource) {
    String prefix = entry(resource, "");
    List<String> gone = new ArrayList<>();
    Iterator<String> entries = generations.keyIterator(prefix);
    while (entries.hasNext()) {
      String entry = entries.next();
      if (!entry.startsWith(prefix)) {
        break;
      }
      gone.add(entry);
    }
    if (!gone.isEmpty()) {
      gone.forEach(generations::remove);
      store.commit();
    }
  }

  private static String entry(ResourceId resource, String name) {
    return resource.key() + "#" + name;
  }
}
