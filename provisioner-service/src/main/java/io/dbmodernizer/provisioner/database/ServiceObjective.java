package io.dbmodernizer.provisioner.database;

import com.azure.resourcemanager.sql.models.Sku;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service objective of Azure SQL Database, such as {@code S2} or {@code GP_Gen5_2}, in the parts that Resource
 * Manager wants: Azure takes a SKU in a request and answers with the objective's name.
 *
 * @param name the objective, in Azure's spelling where it is fixed
 * @param skuName name of the SKU, without the capacity
 * @param tier edition
 * @param family hardware of a vCore objective; null for DTU objectives
 * @param capacity vCores; null for DTU objectives, whose name says it all
 */
record ServiceObjective(
    String name, String skuName, String tier, @Nullable String family, @Nullable Integer capacity) {
  private static final Pattern STANDARD = Pattern.compile("S\\d{1,2}");
  private static final Pattern PREMIUM = Pattern.compile("P\\d{1,2}");
  private static final Pattern VCORE =
      Pattern.compile("(GP|BC|HS)(_S)?_([A-Z][A-Z0-9]*)_(\\d{1,3})", Pattern.CASE_INSENSITIVE);

  /**
   * @param text as in the request
   * @throws IllegalArgumentException if it has the form of no objective; whether Azure offers it in a region only Azure
   *     knows
   */
  static ServiceObjective parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.equals("BASIC")) {
      return new ServiceObjective("Basic", "Basic", "Basic", null, null);
    }
    if (STANDARD.matcher(upper).matches()) {
      return new ServiceObjective(upper, upper, "Standard", null, null);
    }
    if (PREMIUM.matcher(upper).matches()) {
      return new ServiceObjective(upper, upper, "Premium", null, null);
    }
    Matcher vcore = VCORE.matcher(text);
    if (vcore.matches()) {
      return new ServiceObjective(
          text,
          text.substring(0, text.lastIndexOf('_')),
          tier(vcore.group(1).toUpperCase(Locale.ROOT)),
          vcore.group(3),
          Integer.valueOf(vcore.group(4)));
    }
    throw new IllegalArgumentException(
        "service objective "
            + text
            + " is not known; accepted are Basic, S0 to S12, P1 to P15, and vCore objectives such as"
            + " GP_Gen5_2, BC_Gen5_4 or HS_Gen5_2");
  }

  /** As Resource Manager wants it in a request. */
  Sku sku() {
    return new Sku()
        .withName(skuName)
        .withTier(tier)
        .withFamily(family)
        .withCapacity(capacity);
  }

  /** Whether it bills by use and can pause itself. */
  boolean serverless() {
    return skuName.toUpperCase(Locale.ROOT).contains("_S_");
  }

  private static String tier(String prefix) {
    return switch (prefix) {
      case "GP" -> "GeneralPurpose";
      case "BC" -> "BusinessCritical";
      default -> "Hyperscale";
    };
  }
}
