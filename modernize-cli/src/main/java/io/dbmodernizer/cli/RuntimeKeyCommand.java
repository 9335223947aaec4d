package io.dbmodernizer.cli;

import io.dbmodernizer.cli.azure.IntegrationRuntime;
import io.dbmodernizer.cli.azure.OperatorAzure;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.platform.AzureAccess;
import io.dbmodernizer.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The key that registers a node of an integration runtime. */
@Command(
    name = "runtime-key",
    description = {
      "Prints the key that registers a machine as a node of the integration runtime of a migration."
          + " The key goes to standard output, the instructions go to standard error.",
      "",
      "The command calls Azure with your identity: that of DBMODERNIZER_AZURE_TENANTID, _CLIENTID and"
          + " _CLIENTSECRETREF, else that of 'az login' on this machine. The key is a secret. It is in"
          + " no event, no log and no status.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the key is printed",
      "1:Azure cannot be reached or refuses the call",
      "2:the migration does not exist, or it has no integration runtime yet"
    })
final class RuntimeKeyCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final PrintStream err;

  @Mixin private ConnectionOptions platform = new ConnectionOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the migration.")
  private MigrationId migrationId = new MigrationId("");

  @Option(
      names = "--factory",
      description = "Runtime of the data factory, which copies after the migration.")
  private boolean factory;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Azure Resource Manager. Default: DBMODERNIZER_AZURE_ENDPOINT, else the emulator of the"
              + " local platform, else https://management.azure.com.")
  private @Nullable ServiceUrl endpoint;

  RuntimeKeyCommand(Terminal terminal, Map<String, String> environment, PrintStream err) {
    this.terminal = terminal;
    this.environment = environment;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    KnownMigration known = KnownMigration.find(platform.monitoring(), migrationId.text());
    IntegrationRuntime runtime =
        factory ? IntegrationRuntime.DATA_FACTORY : IntegrationRuntime.MIGRATION_SERVICE;
    String resourceId = resourceOf(known, runtime);
    JsonNode keys = azure().act(resourceId, "listAuthKeys", runtime.apiVersion());
    String key = keys.path("authKey1").asString("");
    if (key.isEmpty()) {
      throw new IOException("the response of Azure for " + resourceId + " contains no authKey1");
    }
    terminal.out().println(key);
    terminal.out().flush();
    explain(runtime, known);
    return ExitCode.OK;
  }

  private String resourceOf(KnownMigration known, IntegrationRuntime runtime) {
    return known.resources().stream()
        .filter(resource -> resource.path("type").asString("").equalsIgnoreCase(runtime.type()))
        .map(resource -> resource.path("id").asString(""))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefusedException(
                    known.id() + " has no integration runtime of " + runtime.product() + " yet",
                    factory
                        ? "only a migration with synchronization has one, after its end"
                        : "wait until 'modernize status " + known.id() + "' lists the service"));
  }

  private OperatorAzure azure() throws IOException {
    try {
      return OperatorAzure.connect(
          environment,
          endpoint == null ? null : endpoint.text(),
          platform.isLocal() ? AzureAccess.saved(platform.dataFolder()) : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new CommandRefusedException(
          String.valueOf(e.getMessage()), "correct the setting in the environment, or --endpoint");
    }
  }

  private void explain(IntegrationRuntime runtime, KnownMigration known) {
    err.printf(
        """
        The key above registers a node of the integration runtime of %s:
          1. On a Windows machine that can connect to the source and to Azure, install the Microsoft
             Integration Runtime: https://www.microsoft.com/download/details.aspx?id=39717
          2. Run as administrator in a command prompt on that machine:
             "C:\\Program Files\\Microsoft Integration Runtime\\5.0\\Shared\\dmgcmd.exe" -RegisterNewNode "KEY"
          3. Run 'modernize watch %s'. The migration continues within two minutes.
        Treat the key as a password. Pass it on over an encrypted connection. Do not store it.
        """
            .replace("\n", System.lineSeparator()),
        runtime.product(),
        known.id());
    err.flush();
  }
}
