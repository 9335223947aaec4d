package io.dbmodernizer.runtime.azure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Azure Resource Manager's request limits per subscription, principal and kind of call, as this
 * instance may use them. If several instances share a principal, divide the limits by their number.
 * Source: Microsoft, "Understand how Azure Resource Manager throttles requests" (token buckets:
 * reads 250 + 25/s, writes and deletes 200 + 10/s).
 *
 * @param reads bucket size for reads, calls
 * @param readsPerSecond refill of reads, calls per second
 * @param writes bucket size for writes, calls
 * @param writesPerSecond refill of writes, calls per second
 * @param deletes bucket size for deletes, calls
 * @param deletesPerSecond refill of deletes, calls per second
 * @param reservePercent share of each bucket that new migrations leave to those that have begun, 0
 *     to 90
 */
@ConfigurationProperties("dbmodernizer.arm-budget")
public record ArmBudgetProperties(
    @DefaultValue("250") int reads,
    @DefaultValue("25") double readsPerSecond,
    @DefaultValue("200") int writes,
    @DefaultValue("10") double writesPerSecond,
    @DefaultValue("200") int deletes,
    @DefaultValue("10") double deletesPerSecond,
    @DefaultValue("20") int reservePercent) {

  /** Checks the ranges. */
  public ArmBudgetProperties {
    if (reads < 1 || writes < 1 || deletes < 1) {
      throw new IllegalArgumentException(
          "dbmodernizer.arm-budget: reads, writes and deletes must each be at least 1");
    }
    if (readsPerSecond <= 0 || writesPerSecond <= 0 || deletesPerSecond <= 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.arm-budget: the refill rates per second must be more than 0");
    }
    if (reservePercent < 0 || reservePercent > 90) {
      throw new IllegalArgumentException(
          "dbmodernizer.arm-budget.reserve-percent is " + reservePercent + ", must be 0 to 90");
    }
  }
}
