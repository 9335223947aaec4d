package io.dbmodernizer.provisioner.database;

import com.azure.resourcemanager.sql.models.Sku;
import io.dbmodernizer.request.ServiceObjective;
import java.util.Locale;

/**
 * What Resource Manager wants to be told about a service objective: a SKU goes into the request,
 * the objective's name comes back in the answer.
 */
final class DatabaseSku {

  private DatabaseSku() {}

  /**
   * @param objective name of a service objective, in any case
   * @throws IllegalArgumentException if there is none of that name; a request that was checked has
   *     one
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
    // In the DTU model the name says it all.
    return size.isDtu() ? sku : sku.withFamily(size.family()).withCapacity(size.capacity());
  }

  /** Whether databases of this SKU are billed by use and may pause themselves. */
  static boolean isServerless(Sku sku) {
    return sku.name().toUpperCase(Locale.ROOT).contains("_S_");
  }
}
