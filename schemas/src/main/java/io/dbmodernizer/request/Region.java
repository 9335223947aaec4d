package io.dbmodernizer.request;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Azure's regions by their short form. */
final class Region {

  static final String ACCEPTED =
      "the short form in lower-case letters and digits, for example westeurope";

  private static final Pattern SHORT_FORM = Pattern.compile("[a-z]{2,40}[0-9]?");

  /**
   * Public regions, only to recognise their display names; a name in the short form that is not
   * here is accepted, since Azure opens new regions.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "australiacentral",
          "australiacentral2",
          "australiaeast",
          "australiasoutheast",
          "brazilsouth",
          "brazilsoutheast",
          "canadacentral",
          "canadaeast",
          "centralindia",
          "centralus",
          "eastasia",
          "eastus",
          "eastus2",
          "francecentral",
          "francesouth",
          "germanynorth",
          "germanywestcentral",
          "israelcentral",
          "italynorth",
          "japaneast",
          "japanwest",
          "koreacentral",
          "koreasouth",
          "mexicocentral",
          "newzealandnorth",
          "northcentralus",
          "northeurope",
          "norwayeast",
          "norwaywest",
          "polandcentral",
          "qatarcentral",
          "southafricanorth",
          "southafricawest",
          "southcentralus",
          "southeastasia",
          "southindia",
          "spaincentral",
          "swedencentral",
          "switzerlandnorth",
          "switzerlandwest",
          "uaecentral",
          "uaenorth",
          "uksouth",
          "ukwest",
          "westcentralus",
          "westeurope",
          "westindia",
          "westus",
          "westus2",
          "westus3");

  private Region() {}

  static boolean isShortForm(String text) {
    return SHORT_FORM.matcher(text).matches();
  }

  static boolean isKnown(String shortForm) {
    return KNOWN.contains(shortForm);
  }

  /** The region that was probably meant. */
  static Optional<String> closest(String text) {
    return Spelling.closest(text, KNOWN);
  }

  /** The short form of a region's display name, such as westeurope for West Europe. */
  static Optional<String> shortFormOf(String displayName) {
    String shortForm = displayName.replaceAll("[\\s()_-]", "").toLowerCase(Locale.ROOT);
    return Optional.of(shortForm).filter(KNOWN::contains);
  }
}
