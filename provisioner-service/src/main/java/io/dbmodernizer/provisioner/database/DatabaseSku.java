package io.dbmodernizer.provisioner.database;

import com.azure.resourcemanager.sql.models.Sku;
import io.dbmodernizer.request.ServiceObjective;
import java.util.Locale;

/**
 * The SKU of a service objective. Resource Manager takes the SKU in the request, and returns the
 * name of the objective in the answer.
 */
final class DatabaseSku {

  private DatabaseSku() {}

  /**
   * Returns the SKU of a service objective.
   *
   * @param objective name of a service objective, in any case
   * @throws IllegalArgumentException if no objective has that name; the rules of the request refuse
   *     it before
   */
  static Sku of(String objective) {
    ServiceObjective size =
        ServiceObjective.find(objective)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "target.database.serviceObjective is no service objective of Azure SQL"
                            + " Database; accepted are names such as S2 or GP_Gen5_2"));
    Sku sku = new Sku().withName(size.skuName()).withTier(size.tier());
    // In the DTU model the name includes the capacity.
    return size.isDtu() ? sku : sku.withFamily(size.family()).withCapacity(size.capacity());
  }

  /** Returns whether databases of this SKU are serverless: billed by use, able to pause. */
  static boolean isServerless(Sku sku) {
    return sku.name().toUpperCase(Locale.ROOT).contains("_S_");
  }
}
