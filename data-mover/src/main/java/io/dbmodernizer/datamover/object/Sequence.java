package io.dbmodernizer.datamover.object;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A sequence with its position.
 *
 * @param id its kind and name
 * @param type the type of its numbers, in the SQL of its database
 * @param start the first number
 * @param increment the distance between two numbers, not 0
 * @param minimum the least number
 * @param maximum the greatest number
 * @param cycles whether it begins anew after the last number
 * @param cache how many numbers the server takes at a time, 0 for none; null for the server's
 *     choice
 * @param next the number that it gives next, or a later one where the catalog does not tell whether
 *     it has been used; null if it has given all its numbers
 */
public record Sequence(
    ObjectId id,
    String type,
    BigInteger start,
    BigInteger increment,
    BigInteger minimum,
    BigInteger maximum,
    boolean cycles,
    @Nullable Long cache,
    @Nullable BigInteger next)
    implements DatabaseObject {

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  /**
   * Returns whether this sequence would give a number that the other one has given already. One
   * that cycles gives numbers again anyway: it is behind if its position is another one.
   */
  public boolean isBehind(Sequence other) {
    BigInteger wanted = other.next();
    if (wanted == null || next == null) {
      return false;
    }
    int ahead = next.compareTo(wanted) * increment.signum();
    return cycles ? ahead != 0 : ahead < 0;
  }
}
