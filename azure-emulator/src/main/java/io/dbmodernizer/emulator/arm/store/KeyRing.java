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
 * Access keys of resources. They are derived from one random value per data folder, so none is
 * stored. They stay the same until they are regenerated or the resource goes.
 */
public final class KeyRing {

  private static final String ALGORITHM = "HmacSHA512";

  private final ResourceStore store;

  /** One random text for each key that has been asked for. */
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

  /** Replaces a key of a resource by a new one. */
  public void regenerate(ResourceId resource, String name) {
    generations.put(entry(resource, name), UUID.randomUUID().toString());
    store.commit();
  }

  /** Forgets the keys of a resource that is gone: one of the same name will have others. */
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
