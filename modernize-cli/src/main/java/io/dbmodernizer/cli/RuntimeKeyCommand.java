package io.dbmodernizer.cli;

import io.dbmodernizer.cli.azure.IntegrationRuntime;
import io.dbmodernizer.cli.azure.OperatorAzure;
import io.dbmodernizer.cli.command.CommandRefusedException;
import io.dbmodernizer.cli.command.KnownMigration;
import io.dbmodernizer.cli.option.MigrationId;
import io.dbmodernizer.cli.option.ServiceUrl;
import io.dbmodernizer.cli.platform.AzureAccess;
import io.dbmodernizer.cli.report.StatusClient;
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

/** Fetches the key that registers a node of an integration runtime. */
@Command(
    name = "runtime-key",
    description = {
      "Fetches the key with which a machine beside the source registers as a node of the"
          + " migration's integration runtime, and prints it to standard output; what to do with it"
          + " goes to standard error.",
      "",
      "The key is fetched from Azure with your own identity: that of DBMODERNIZER_AZURE_TENANTID,"
          + " _CLIENTID and _CLIENTSECRETREF, else whoever is signed in on this machine (az login)."
          + " It is a secret: it is in no event, no log and no status.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed",
      "1:Azure cannot be reached or refuses",
      "2:there is no such migration, or it has no integration runtime (yet)"
    })
final class RuntimeKeyCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final PrintStream err;

  @Mixin private Platform platform = new Platform();

  @Parameters(index = "0", paramLabel = "ID", description = "Id of the migration.")
  private MigrationId migrationId = new MigrationId("");

  @Option(
      names = "--factory",
      description = "The runtime of the data factory, which goes on copying after the migration.")
  private boolean factory;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Azure Resource Manager. Default: DBMODERNIZER_AZURE_ENDPOINT, else the local platform's"
              + " emulator, else https://management.azure.com.")
  private @Nullable ServiceUrl endpoint;

  RuntimeKeyCommand(Terminal terminal, Map<String, String> environment, PrintStream err) {
    this.terminal = terminal;
    this.environment = environment;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    KnownMigration known =
        KnownMigration.find(new StatusClient(platform.api()), migrationId.text());
    IntegrationRuntime runtime =
        factory ? IntegrationRuntime.DATA_FACTORY : IntegrationRuntime.MIGRATION_SERVICE;
    String resourceId = resourceOf(known, runtime);
    JsonNode keys = azure().act(resourceId, "listAuthKeys", runtime.apiVersion());
    String key = keys.path("authKey1").asString("");
    if (key.isEmpty()) {
      throw new IOException("Azure's answer for " + resourceId + " holds no authKey1");
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
                        ? "it has one if the request asks for synchronization, after the migration"
                        : "wait until 'modernize status " + known.id() + "' shows the service"));
  }

  private OperatorAzure azure() throws IOException {
    try {
      return OperatorAzure.connect(
          environment,
          endpoint == null ? null : endpoint.text(),
          platform.api == null ? AzureAccess.saved(platform.dataFolder()) : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new CommandRefusedException(
          String.valueOf(e.getMessage()),
          "correct the setting, in the environment or with --endpoint");
    }
  }

  private void explain(IntegrationRuntime runtime, KnownMigration known) {
    err.printf(
        """
        The key above registers a node of the integration runtime of %s:
          1. On a Windows machine that reaches the source and the internet, install the Microsoft
             Integration Runtime: https://www.microsoft.com/download/details.aspx?id=39717
          2. There, in a command prompt as administrator:
             "C:\\Program Files\\Microsoft Integration Runtime\\5.0\\Shared\\dmgcmd.exe" -RegisterNewNode "KEY"
          3. 'modernize watch %s' shows the migration go on within a minute or two.
        Treat the key as a password: pass it on by a safe way, and do not keep it.
        """
            .replace("\n", System.lineSeparator()),
        runtime.product(),
        known.id());
    err.flush();
  }
}
