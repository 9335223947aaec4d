package io.dbmodernizer.runtime.azure;

import java.util.Locale;
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

  private static String shortForm(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
