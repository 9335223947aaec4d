package io.dbmodernizer.datamover.assessment;

/**
 * A compute size of a single database on standard-series (Gen5) hardware: the smallest of its tier
 * with its data size or log rate.
 *
 * <p>Source: Microsoft, "Resource limits for single databases using the vCore purchasing model", as
 * of 2022-11-28, rows "Max data size" and "Max log rate". Limits of the DTU model and of other
 * hardware are not in it.
 */
public enum ComputeSize {
  /** 2 vCores. */
  GP_Gen5_2("General Purpose", 1_024, 9),
  /** 6 vCores. */
  GP_Gen5_6("General Purpose", 1_536, 27),
  /** 8 vCores. */
  GP_Gen5_8("General Purpose", 2_048, 36),
  /** 12 vCores. */
  GP_Gen5_12("General Purpose", 3_072, 50),
  /** 24 vCores. */
  GP_Gen5_24("General Purpose", 4_096, 50),
  /** 2 vCores. */
  BC_Gen5_2("Business Critical", 1_024, 24),
  /** 6 vCores. */
  BC_Gen5_6("Business Critical", 1_536, 72),
  /** 8 vCores. */
  BC_Gen5_8("Business Critical", 2_048, 96),
  /** 12 vCores. */
  BC_Gen5_12("Business Critical", 3_072, 96),
  /** 24 vCores. */
  BC_Gen5_24("Business Critical", 4_096, 96),
  /** 2 vCores. */
  HS_Gen5_2("Hyperscale", 100 * 1_024, 100);

  /** Microsoft's page with the limits. */
  public static final String PAGE =
      "https://learn.microsoft.com/azure/azure-sql/database/resource-limits-vcore-single-databases";

  private static final long GIGABYTE = 1L << 30;
  private static final long MEGABYTE = 1L << 20;

  private final String tier;
  private final int dataGigabytes;
  private final int logMegabytesPerSecond;

  ComputeSize(String tier, int dataGigabytes, int logMegabytesPerSecond) {
    this.tier = tier;
    this.dataGigabytes = dataGigabytes;
    this.logMegabytesPerSecond = logMegabytesPerSecond;
  }

  /** Returns the service tier. */
  public String tier() {
    return tier;
  }

  /** Returns the most data that it holds, in bytes. */
  public long dataBytes() {
    return dataGigabytes * GIGABYTE;
  }

  /** Returns the highest rate at which it writes its log, in megabytes per second. */
  public int logMegabytesPerSecond() {
    return logMegabytesPerSecond;
  }

  /** Returns the seconds that it takes to write as many bytes of log at the highest rate. */
  public long secondsToLog(long bytes) {
    long rate = logMegabytesPerSecond * MEGABYTE;
    return (bytes + rate - 1) / rate;
  }
}
