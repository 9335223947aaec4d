package io.dbmodernizer.cli.option;

import picocli.CommandLine;

/** How the texts of a command line become values. */
public final class Values {
  private Values() {}

  /**
   * Lets a command line and its subcommands read the values of this package.
   *
   * @param commandLine the command line, with its subcommands
   */
  public static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(BindAddress.class, BindAddress::parse)
        .registerConverter(BrokerAddresses.class, BrokerAddresses::parse)
        .registerConverter(Count.class, Count::parse)
        .registerConverter(DataPath.class, DataPath::parse)
        .registerConverter(InputFile.class, InputFile::parse)
        .registerConverter(MigrationId.class, MigrationId::parse)
        .registerConverter(OutputFile.class, OutputFile::parse)
        .registerConverter(PointInTime.class, PointInTime::parse)
        .registerConverter(PortNumber.class, PortNumber::parse)
        .registerConverter(RequestInput.class, RequestInput::parse)
        .registerConverter(Seconds.class, Seconds::parse)
        .registerConverter(ServiceUrl.class, ServiceUrl::parse);
  }
}
