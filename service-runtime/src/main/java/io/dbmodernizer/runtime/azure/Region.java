package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.request.SpellingSuggestion;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Azure region, which Resource Manager writes as {@code westeurope} or as {@code West Europe}.
 */
public final class Region {

  private Region() {}

  /** Returns whether both names mean one region; an absent name means none. */
  public static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && other != null && shortForm(one).equals(shortForm(other));
  }

  /**
   * Returns the region that was probably meant.
   *
   * @param written the name as somebody wrote it
   * @param regions the regions that there are, in either form
   * @return the closest in its short form; empty if none is close
   */
  public static Optional<String> closest(String written, Collection<String> regions) {
    return SpellingSuggestion.closest(written, regions.stream().map(Region::shortForm).toList());
  }

  private static String shortForm(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
