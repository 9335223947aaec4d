package io.dbmodernizer.cli.option;

import java.util.Map;
import picocli.CommandLine;

/** The converters from the texts of a command line to the values of this package. */
public final class OptionConverters {
  private OptionConverters() {}

  /**
   * Registers the converters with a command line and its subcommands.
   *
   * @param commandLine the command line, with its subcommands
   * @param environment the environment variables
   */
  public static void register(CommandLine commandLine, Map<String, String> environment) {
    commandLine
        .setDefaultValueProvider(AccessToken.fromEnvironment(environment))
        .registerConverter(AccessToken.class, text -> AccessToken.parse(text, environment))
        .registerConverter(AcceptedKind.class, AcceptedKind::parse)
        .registerConverter(BindAddress.class, BindAddress::parse)
        .registerConverter(BrokerAddresses.class, BrokerAddresses::parse)
        .registerConverter(ChunkRows.class, ChunkRows::parse)
        .registerConverter(Count.class, Count::parse)
        .registerConverter(DataPath.class, DataPath::parse)
        .registerConverter(DifferenceKind.class, DifferenceKind::parse)
        .registerConverter(EngineName.class, EngineName::parse)
        .registerConverter(InputFile.class, InputFile::parse)
        .registerConverter(JdbcUrl.class, JdbcUrl::parse)
        .registerConverter(LocalSecret.class, LocalSecret::parse)
        .registerConverter(ListLimit.class, ListLimit::parse)
        .registerConverter(Mebibytes.class, Mebibytes::parse)
        .registerConverter(MigrationId.class, MigrationId::parse)
        .registerConverter(MigrationOrder.class, MigrationOrder::parse)
        .registerConverter(OutputFile.class, OutputFile::parse)
        .registerConverter(OutputFormat.class, OutputFormat::parse)
        .registerConverter(PerSecond.class, PerSecond::parse)
        .registerConverter(PointInTime.class, PointInTime::parse)
        .registerConverter(PortNumber.class, PortNumber::parse)
        .registerConverter(RequestInput.class, RequestInput::parse)
        .registerConverter(RowErrors.class, RowErrors::parse)
        .registerConverter(SampleSize.class, SampleSize::parse)
        .registerConverter(Seconds.class, Seconds::parse)
        .registerConverter(ServiceUrl.class, ServiceUrl::parse)
        .registerConverter(SeverityName.class, SeverityName::parse)
        .registerConverter(ShellName.class, ShellName::parse)
        .registerConverter(StateName.class, StateName::parse)
        .registerConverter(TableOrder.class, TableOrder::parse)
        .registerConverter(TablePattern.class, TablePattern::parse)
        .registerConverter(TableStateName.class, TableStateName::parse)
        .registerConverter(Workers.class, Workers::parse);
  }
}
